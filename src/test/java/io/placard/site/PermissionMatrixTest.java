package io.placard.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.AsyncApi;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in where: {@code permissions.txt} says it for every line of the site map, and this is held against the site. */
class PermissionMatrixTest {

    private static final String TABLE = "permissions.txt";
    private static final String SIGN_IN = "in";

    private static Running running;
    private static Set<String> routes;
    private static long other;
    private static final Map<Role, Long> ACCOUNTS = new EnumMap<>(Role.class);
    private static final Map<Role, String> USERNAMES = new EnumMap<>(Role.class);
    private static final Map<Role, Visitor> MEMBERS = new EnumMap<>(Role.class);
    private static Visitor guest;

    /** Apart, for everything is done to it. */
    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(data);
        for (var role : Role.values()) {
            var username = Newcomer.make(running, role.word());
            USERNAMES.put(role, username);
            ACCOUNTS.put(role, Newcomer.id(running, username));
            MEMBERS.put(role, Visitor.member(running, username));
        }
        other = Newcomer.id(running, Newcomer.make(running, Role.DELEGATE.word()));
        guest = Visitor.guest(running);
        routes = SiteMap.of(running);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void every_route_of_the_site_stands_in_the_table_and_no_other() {
        var told = PermissionTable.read(TABLE).stream()
                .filter(line -> line.topic().isEmpty())
                .map(line -> line.method() + " " + line.route())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(routes, told);
    }

    @Test
    void each_role_gets_where_the_table_says_and_no_further() {
        var wrong = new ArrayList<String>();
        for (var line : PermissionTable.read(TABLE)) {
            var answers = line.topic().isEmpty() ? pages(line) : frames(line);
            if (!answers.equals(line.answers())) {
                wrong.add(line.with(answers));
            }
        }
        assertTrue(wrong.isEmpty(), () -> "answered otherwise:\n" + String.join("\n", wrong));
    }

    @Test
    void nobody_changes_anything_without_the_token_of_their_pages() {
        var superuser = MEMBERS.get(Role.SUPERUSER);
        var foreign = MEMBERS.get(Role.SECRETARIAT).csrf("/about/");
        for (var route : routes) {
            if (route.startsWith("POST ")) {
                var path = route.substring(5).replaceAll(":\\w+", "1");
                for (var visitor : List.of(superuser, guest)) {
                    assertEquals(403, visitor.postForm(path, Map.of()).statusCode(), route);
                    assertEquals(
                            403,
                            visitor.postForm(path, Map.of("_csrf", foreign)).statusCode(),
                            route);
                }
            }
        }
        assertEquals(200, superuser.get("/settings/").statusCode(), "the premise: still signed in");
    }

    @Test
    void every_frame_of_the_protocol_stands_in_the_table() {
        var told = PermissionTable.read(TABLE).stream()
                .filter(line -> !line.topic().isEmpty())
                .map(line -> line.topic() + " " + line.event())
                .collect(Collectors.toSet());
        var api = AsyncApi.read();
        for (var topic : api.part("x-topics").fieldNames()) {
            api.part("x-topics", topic, "frames")
                    .fieldNames()
                    .forEach(event -> assertTrue(told.contains(topic + " " + event), topic + " " + event));
        }
    }

    private static List<String> pages(PermissionTable.Line line) {
        var answers = new ArrayList<String>();
        answers.add(page(line, guest, line.own() ? 0 : other));
        for (var role : PermissionTable.ROLES) {
            answers.add(page(line, visitor(line, role), line.own() ? ACCOUNTS.get(role) : other));
        }
        return answers;
    }

    /** Whoever signs out does so in a browser of its own. */
    private static Visitor visitor(PermissionTable.Line line, Role role) {
        return line.route().equals("/sign-out") ? Visitor.member(running, USERNAMES.get(role)) : MEMBERS.get(role);
    }

    private static String page(PermissionTable.Line line, Visitor visitor, long owner) {
        var name = line.record() == Belongings.NONE ? "1" : line.record().make(running, owner == 0 ? other : owner);
        var path = line.path().replaceFirst(":\\w+|\\{}", name);
        if (line.method().equals("GET")) {
            return answer(visitor.send(visitor.request(path).GET()));
        }
        var tomorrow =
                LocalDateTime.now().plusDays(1).truncatedTo(ChronoUnit.MINUTES).toString();
        var fields = new HashMap<String, String>();
        for (var field : line.fields().isEmpty() ? new String[0] : line.fields().split("&")) {
            var parts = field.split("=", 2);
            fields.put(
                    parts[0],
                    URLDecoder.decode(
                            parts[1].replace("{}", name).replace("{tomorrow}", tomorrow), StandardCharsets.UTF_8));
        }
        fields.put("_csrf", visitor.csrf("/about/"));
        return answer(visitor.postForm(path, fields));
    }

    private static String answer(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElse("");
        return location.startsWith("/sign-in") ? SIGN_IN : Integer.toString(answer.statusCode());
    }

    private static String topic(PermissionTable.Line line, long owner) {
        if (line.record() != Belongings.NONE) {
            return line.topic() + ":" + line.record().make(running, owner);
        }
        return List.of("user", "presence").contains(line.topic()) ? line.topic() + ":" + owner : line.topic();
    }

    private static List<String> frames(PermissionTable.Line line) {
        var answers = new ArrayList<String>();
        answers.add(Integer.toString(guest.askSessionKey().statusCode()));
        for (var role : PermissionTable.ROLES) {
            var topic = topic(line, line.own() ? ACCOUNTS.get(role) : other);
            try (var socket = MEMBERS.get(role).openSocket()) {
                socket.awaitEvent("welcome");
                var reply = socket.ask(topic, line.event(), new JsonObject(line.fields()));
                var why = reply.getJsonObject("payload").getString("reason", "");
                answers.add(why.isEmpty() ? reply.getString("status") : why);
            }
        }
        return answers;
    }
}
