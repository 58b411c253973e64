package io.placard.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.placard.AsyncApi;
import io.placard.CapturedLog;
import io.placard.Faultless;
import io.placard.Newcomer;
import io.placard.OpenApi;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What means harm, in every field that anybody can send: nothing fails, nothing changes where it is refused, and where it is
 * taken no page runs it. {@code fields.txt} tells the fields; one that is not told there is found by the first tests.
 */
@Faultless
@Order(1)
class HostileFieldsTest {

    private static final List<FieldTable.Line> TABLE = FieldTable.read();
    private static final OpenApi API = OpenApi.read();

    private static Running running;
    private static CapturedLog log;
    private static Attack attack;

    /** Apart, for its tables are watched. */
    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(data, "--log.level=warn");
        attack = Attack.on(running);
        log = new CapturedLog(Level.WARN);
    }

    @AfterAll
    static void stop() {
        log.close();
        running.close();
    }

    @Test
    void every_form_of_the_site_is_told_and_no_other() {
        var told = TABLE.stream()
                .filter(line -> !line.api() && !line.frame())
                .map(line -> line.method() + " " + line.path())
                .collect(Collectors.toCollection(TreeSet::new));
        var uploads = Routes.UPLOADS.stream().map(path -> "POST " + path).toList();
        var there = new TreeSet<>(SiteMap.of(running));
        there.removeIf(route -> !route.startsWith("POST ") || uploads.contains(route));
        assertEquals(there, told);
    }

    @Test
    void every_field_of_the_templates_is_told() {
        var untold = new TreeMap<String, Object>();
        var forms = FormFields.read();
        assertTrue(forms.size() > 40, "forms are not recognised: " + forms.keySet());
        forms.forEach((action, names) -> {
            if (Routes.UPLOADS.contains(action)) {
                return;
            }
            var lines = TABLE.stream().filter(line -> leadsTo(action, line)).toList();
            var fields = lines.stream().flatMap(line -> line.fields().stream()).toList();
            var missing = names.stream()
                    .filter(name -> fields.stream().noneMatch(field -> field.matches(pattern(name))))
                    .toList();
            if (lines.isEmpty() || !missing.isEmpty() && !sentForNothing(action)) {
                untold.put(action, missing);
            }
        });
        assertTrue(untold.isEmpty(), "not in fields.txt: " + untold);
    }

    @Test
    void every_field_of_the_api_is_told() {
        var told = TABLE.stream()
                .filter(FieldTable.Line::api)
                .collect(Collectors.toMap(
                        line -> line.method() + " " + line.path().replaceAll(":(\\w+)", "{$1}"),
                        line -> new TreeSet<>(line.fields()),
                        (one, other) -> one,
                        TreeMap::new));
        assertEquals(API.bodies(), told);
    }

    @Test
    void every_field_of_a_frame_is_told() {
        var api = AsyncApi.read();
        for (var topic : api.part("x-topics").fieldNames()) {
            var frames = api.part("x-topics", topic, "frames");
            for (var event : frames.fieldNames()) {
                var fields = frames.getJsonObject(event).getJsonArray("optional");
                var told = TABLE.stream()
                        .filter(line -> line.where().equals("FRAME " + topic + " " + event))
                        .findFirst();
                assertEquals(
                        fields == null ? List.of() : fields.getList(),
                        told.map(FieldTable.Line::fields).orElse(List.of()),
                        topic + " " + event);
            }
        }
    }

    @Test
    void nothing_that_means_harm_does_any_in_a_form() {
        attack.forms(TABLE.stream()
                .filter(line -> !line.api() && !line.frame() && !line.who().equals("empty"))
                .toList());
        assertUnharmed();
    }

    @Test
    void nothing_that_means_harm_does_any_in_a_call_of_the_api() {
        attack.calls(TABLE.stream().filter(FieldTable.Line::api).toList());
        assertUnharmed();
    }

    @Test
    void nothing_that_means_harm_does_any_in_a_frame() {
        attack.frames(TABLE.stream().filter(FieldTable.Line::frame).toList());
        assertUnharmed();
    }

    @Test
    void no_name_in_a_path_does_harm() {
        var paths = new ArrayList<>(SiteMap.of(running));
        API.operations()
                .forEach((path, methods) -> methods.forEach(
                        method -> paths.add(method + " /api/v1" + path.replaceAll("\\{(\\w+)}", ":$1"))));
        attack.paths(paths.stream().filter(path -> path.contains(":")).toList());
        assertUnharmed();
    }

    @Test
    void nothing_that_means_harm_does_any_in_the_form_of_the_first_account(@TempDir Path data) {
        var empty = Running.start(data, "--demo=off");
        try {
            var told = String.join("\n", empty.greeting());
            var link = Visitor.find(Pattern.compile("(/first-account/[\\w-]+)"), told);
            var line = TABLE.stream()
                    .filter(one -> one.who().equals("empty"))
                    .findFirst()
                    .orElseThrow();
            var guest = Visitor.guest(empty);
            for (var field : line.fields()) {
                for (var value : Hostile.against(field)) {
                    var fields = line.form(Map.of());
                    fields.put(
                            field,
                            URLDecoder.decode(
                                    value.form()
                                            .filter(text -> !text.contains("%zz"))
                                            .orElse(""),
                                    UTF_8));
                    var answer = guest.post(link, link, fields);
                    assertEquals(line.status(), answer.statusCode(), field + " " + value.what());
                    assertFalse(answer.body().contains(Hostile.SCRIPT));
                }
            }
            assertEquals(200, guest.get(link).statusCode(), "there is no account yet");
        } finally {
            empty.close();
        }
    }

    @Test
    void a_nickname_that_differs_by_case_or_width_is_taken_wherever_one_is_given() {
        var nickname = "Width " + Newcomer.make(running, Role.DELEGATE.word());
        var superuser = Visitor.member(running, Newcomer.make(running, Role.SUPERUSER.word()));
        superuser.post("/settings/", "/settings/profile", Map.of("nickname", nickname, "description", ""));
        var other = Newcomer.make(running, Role.SUPERUSER.word());
        var member = Visitor.member(running, other);
        var program = Program.of(running, other, "staff");
        for (var alike :
                List.of(nickname.toUpperCase(Locale.ROOT), wide(nickname), wide(nickname.toLowerCase(Locale.ROOT)))) {
            var username = "alike-" + Integer.toHexString(alike.hashCode());
            var account = Map.of("username", username, "nickname", alike, "role", "delegate");
            assertEquals(
                    422,
                    member.post("/about/", "/settings/profile", Map.of("nickname", alike, "description", ""))
                            .statusCode(),
                    alike);
            assertEquals(422, member.post("/about/", "/admin/accounts", account).statusCode(), alike);
            assertEquals(
                    List.of("/nickname"),
                    program.post("/accounts", JsonObject.mapFrom(account)).pointers(),
                    alike);
            var lines = "username,nickname,role\n" + username + "," + alike + ",delegate";
            var review = member.post("/about/", "/admin/enrolment", Map.of("lines", lines))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertTrue(member.get(review).body().contains("Nothing is done while a row is wrong"), alike);
            assertEquals(404, member.get("/people/" + username + "/").statusCode(), alike);
        }
    }

    /** Each letter of ASCII as wide as a Chinese one. */
    private static String wide(String text) {
        return text.chars()
                .map(letter -> letter > ' ' && letter < 0x7f ? letter + 0xfee0 : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void assertUnharmed() {
        assertEquals(List.of(), attack.harm());
        assertFalse(log.text().contains("ERROR"), log::text);
    }

    /** A button sends the whole form elsewhere, where only the record matters. */
    private static boolean sentForNothing(String action) {
        return action.endsWith("/deletion") || action.endsWith("/withdrawal") || action.endsWith("/end");
    }

    private static boolean leadsTo(String action, FieldTable.Line line) {
        return !line.api()
                && !line.frame()
                && (action.equals("*")
                        ? line.path().startsWith("/admin/announcements")
                        : line.path().replaceAll(":\\w+", "*").equals(action));
    }

    private static String pattern(String name) {
        return name.replace("*", ".*");
    }
}
