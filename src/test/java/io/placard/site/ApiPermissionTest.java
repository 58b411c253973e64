package io.placard.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.ApiPages;
import io.placard.site.page.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may ask the API for what: {@code api-permissions.txt} says it for every operation, and this is held against the site. */
class ApiPermissionTest {

    private static final String TABLE = "api-permissions.txt";
    private static final String ROOT = "/api/v1";
    private static final String TOKEN = """
            INSERT INTO api_token (account, name, hash, scopes, epoch, ref, made_at, expires_at)
            VALUES ($1, 'All', encode(sha256($2::text::bytea), 'hex'), '{read,write,verify,staff,archive}', 0, $2, now(),
                    now() + interval '1 day')
            """;

    private static final Map<Role, Long> ACCOUNTS = new EnumMap<>(Role.class);
    private static Running running;
    private static Visitor program;
    private static long other;

    /** Apart, for everything is done to it. */
    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(data);
        program = Visitor.guest(running);
        for (var role : Role.values()) {
            ACCOUNTS.put(role, Newcomer.id(running, Newcomer.make(running, role.word())));
            running.database()
                    .preparedQuery(TOKEN)
                    .execute(Tuple.of(ACCOUNTS.get(role), token(role)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
        other = Newcomer.id(running, Newcomer.make(running, Role.DELEGATE.word()));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void every_operation_of_the_api_stands_in_the_table_and_no_other() {
        var told = PermissionTable.read(TABLE).stream()
                .map(line -> line.method() + " " + line.route())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(operations(), told);
    }

    @Test
    void each_role_does_what_the_table_says_and_no_more() {
        var wrong = new ArrayList<String>();
        for (var line : PermissionTable.read(TABLE)) {
            var answers = new ArrayList<String>();
            answers.add(answer(line, "", other));
            for (var role : PermissionTable.ROLES) {
                answers.add(answer(line, token(role), line.own() ? ACCOUNTS.get(role) : other));
            }
            if (!answers.equals(line.answers())) {
                wrong.add(line.with(answers));
            }
        }
        assertTrue(wrong.isEmpty(), () -> "answered otherwise:\n" + String.join("\n", wrong));
    }

    private static Set<String> operations() {
        var router = Router.router(running.vertx());
        var features = Features.of(running.siteContext());
        ApiRoutes.map(new ApiPages(router, features.desk(), features.tokens()::find, running.siteContext()), features);
        var operations = new TreeSet<String>();
        for (var route : router.getRoutes()) {
            var methods = route.methods() == null ? Set.<HttpMethod>of() : route.methods();
            methods.stream()
                    .filter(method -> method != HttpMethod.HEAD)
                    .forEach(method ->
                            operations.add(method + " " + route.getName().substring(ROOT.length())));
        }
        assertTrue(operations.size() > 70, "operations are not recognised: " + operations);
        return operations;
    }

    private static String token(Role role) {
        return "plc_of-all-scopes-" + role.word();
    }

    private static String answer(PermissionTable.Line line, String token, long owner) {
        var record = line.record();
        var name = record == Belongings.NONE ? "1" : record.make(running, owner);
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
        var path = line.path().replaceFirst(":\\w+", name).replace(":seq", "1").replace("$", name);
        var body = line.fields().replace("$", name).replace("{tomorrow}", tomorrow.toString());
        var request = program.request(ROOT + path).method(line.method(), BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (token.isEmpty()) {
            // as many guests as there are lines share this address
            forgetCalls();
        } else {
            request.header("Authorization", "Bearer " + token);
        }
        return Integer.toString(program.send(request.header("If-Match", "*")).statusCode());
    }

    private static void forgetCalls() {
        var calls = running.redis().keys("placard:rate:api-guest:*");
        var keys = calls.toCompletionStage().toCompletableFuture().join();
        var names = new ArrayList<String>();
        keys.forEach(key -> names.add(key.toString()));
        if (!names.isEmpty()) {
            running.redis()
                    .del(List.copyOf(names))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }
}
