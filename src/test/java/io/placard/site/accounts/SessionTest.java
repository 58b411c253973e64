package io.placard.site.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a login is kept and when it ends, in a Placard where it ends soon and where only one proxy is trusted. */
class SessionTest {

    private static final long IDLE_SECONDS = 120;
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private static Running running;

    @BeforeAll
    static void start(@TempDir Path data) {
        running =
                Running.start(data, "--session.idle=2m", "--session.lifetime=10m", "--http.trusted-proxies=127.0.0.1");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void nobody_is_signed_in() {
        keys().forEach(key -> call(List.of("DEL", key)));
    }

    @Test
    void the_cookie_is_for_this_host_and_no_script() {
        var attributes = cookie(signIn(), "placard=");
        assertTrue(attributes.contains("HTTPOnly"), attributes);
        assertTrue(attributes.contains("SameSite=Lax"), attributes);
        assertTrue(attributes.contains("Path=/"), attributes);
        assertFalse(attributes.contains("Domain"), attributes);
        assertFalse(attributes.contains("Secure"), attributes);
    }

    @Test
    void behind_tls_the_cookie_is_for_tls_only_and_no_other_host_can_have_set_it() {
        var attributes = cookie(signIn("X-Forwarded-Proto", "https"), "__Host-placard=");
        assertTrue(attributes.contains("Secure"), attributes);
        assertTrue(attributes.contains("HTTPOnly"), attributes);
        assertTrue(attributes.contains("SameSite=Lax"), attributes);
        assertTrue(attributes.contains("Path=/"), attributes);
    }

    @Test
    void a_login_ends_when_it_was_idle_and_not_while_it_is_used() {
        var visitor = Visitor.member(running, "ada");
        var key = onlyKey();
        call(List.of("EXPIRE", key, "5"));
        assertTrue(isSignedIn(visitor));
        var left = seconds(key);
        assertTrue(left > 5 && left <= IDLE_SECONDS, "used, it lasts for " + left + " s more");
        call(List.of("DEL", key));
        assertFalse(isSignedIn(visitor));
    }

    @Test
    void a_login_ends_with_its_lifetime_however_much_it_is_used() {
        var visitor = Visitor.member(running, "ada");
        var key = onlyKey();
        begin(key, Instant.now().minus(LIFETIME).plusSeconds(30));
        assertTrue(isSignedIn(visitor));
        begin(key, Instant.now().minus(LIFETIME).minusSeconds(1));
        assertFalse(isSignedIn(visitor));
    }

    @Test
    void a_session_stands_in_redis_under_a_hash_and_not_under_its_id() {
        var visitor = Visitor.member(running, "ada");
        var id = visitor.cookie("placard").orElseThrow();
        assertFalse(keys().stream().anyMatch(key -> key.contains(id)));
    }

    private static boolean isSignedIn(Visitor visitor) {
        return visitor.get("/about/").body().contains("name=\"session-key\"");
    }

    private static List<String> signIn(String... headers) {
        var visitor = Visitor.guest(running);
        if (headers.length > 0) {
            // the form's token stands for the guest cookie of the same scheme
            var page = visitor.send(visitor.request("/sign-in").headers(headers));
            var csrf = Visitor.find(Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\""), page.body());
            var guest = cookie(page.headers().allValues("Set-Cookie"), "__Host-placard-guest=");
            var answer =
                    visitor.postForm("/sign-in", fields(csrf), headers[0], headers[1], "Cookie", guest.split(";")[0]);
            return answer.headers().allValues("Set-Cookie");
        }
        return visitor.postForm("/sign-in", fields(visitor.csrf("/sign-in")))
                .headers()
                .allValues("Set-Cookie");
    }

    private static Map<String, String> fields(String csrf) {
        return Map.of("username", "ada", "password", Visitor.PASSWORD, "next", "/", "_csrf", csrf);
    }

    private static String cookie(List<String> cookies, String name) {
        return cookies.stream()
                .filter(cookie -> cookie.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + cookies));
    }

    private static void begin(String key, Instant begun) {
        var value = new JsonObject(wait(running.redis().get(key)).toString()).put("begun", begun.getEpochSecond());
        call(List.of("SET", key, value.encode(), "EX", "100"));
    }

    private static String onlyKey() {
        assertEquals(1, keys().size(), "sessions of an earlier test are left");
        return keys().getFirst();
    }

    private static List<String> keys() {
        return wait(running.redis().keys("placard:session:*")).stream()
                .map(Object::toString)
                .toList();
    }

    private static long seconds(String key) {
        return wait(running.redis().ttl(key)).toLong();
    }

    private static void call(List<String> words) {
        var command = Command.create(words.getFirst());
        wait(running.redis().send(command, words.subList(1, words.size()).toArray(String[]::new)));
    }

    private static <T> T wait(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
