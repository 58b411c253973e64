package io.placard.site.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many accounts at once, from the list to the first sign-in. */
@ExtendWith(Running.class)
class EnrolmentTest {

    private static final String FORM = "/admin/enrolment/";
    private static final Pattern PASSWORD = Pattern.compile("<dd>([a-z2-9]{3}(?:-[a-z2-9]{3}){3})</dd>");

    private Running running;
    private Visitor secretary;
    private String tail;

    @BeforeEach
    void a_secretary_comes_in(Running running) {
        this.running = running;
        secretary = Visitor.member(running, Newcomer.make(running, "secretariat"));
        tail = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_pasted_list_is_looked_at_done_and_printed() {
        var other = Newcomer.make(running, "press");
        var review =
                paste("a-%1$s \"Anna %1$s\" e\nb-%1$s 安娜%1$s z chair\n%2$s \"New name %1$s\" a".formatted(tail, other));
        var seen = secretary.get(review).body();
        assertTrue(seen.contains("<dd>2 rows</dd>") && seen.contains("<dd>1 row</dd>"), seen);
        var slips = run(review);
        var page = secretary.get(slips).body();
        assertTrue(page.contains("Anna " + tail) && page.contains("安娜" + tail), page);
        assertFalse(page.contains(other), "who was there keeps their password");
        assertEquals(
                303,
                Visitor.guest(running)
                        .signIn("a-" + tail, Visitor.find(PASSWORD, page))
                        .statusCode());
        assertEquals(303, Visitor.guest(running).signIn(other, Visitor.PASSWORD).statusCode());
        assertTrue(secretary.get("/people/" + other + "/").body().contains("New name " + tail));
        assertTrue(secretary.get("/people/b-" + tail + "/").body().contains("Chair"));
        assertTrue(secretary.get("/admin/audit/").body().contains("made or changed many accounts"));
        var again =
                secretary.get(paste("a-%1$s \"Anna %1$s\" e".formatted(tail))).body();
        assertTrue(again.contains("All of this is so already"), again);
    }

    @Test
    void a_list_says_who_sits_where_and_one_without_that_column_takes_it_from_nobody() {
        run(paste("k-%1$s,Kim %1$s,e,delegate,Security Council".formatted(tail)));
        assertTrue(secretary.get("/people/k-" + tail + "/").body().contains("Security Council"));
        var same = secretary.get(paste("k-%1$s,Kim %1$s,e".formatted(tail))).body();
        assertTrue(same.contains("All of this is so already"), same);
        run(paste("k-%1$s,Kim %1$s,e,,安全理事会".formatted(tail)));
        assertTrue(secretary.get("/people/k-" + tail + "/").body().contains("安全理事会"));
        var wrong = secretary.get(paste("k-%1$s,Kim %1$s,e,,%2$s".formatted(tail, "x".repeat(81))));
        assertTrue(wrong.body().contains("At most 80 characters"), wrong.body());
    }

    @Test
    void one_wrong_row_and_nothing_is_done() {
        var review = paste("c-%1$s,Carl %1$s,e\nd-%1$s,\u202eDora,e\n".formatted(tail));
        var seen = secretary.get(review).body();
        assertTrue(seen.contains("Nothing is done while a row is wrong"), seen);
        assertTrue(seen.contains("<td>2</td><td>Name</td>"), seen);
        assertFalse(seen.contains("/run\""));
        assertEquals(review + "?overtaken=1", run(review));
        assertEquals(422, Visitor.guest(running).signIn("c-" + tail, "x").statusCode());
        assertEquals(404, secretary.get("/people/c-" + tail + "/").statusCode());
    }

    @Test
    void a_verifier_who_is_none_by_the_list_stops_hearing_what_waits() {
        var verifier = Newcomer.make(running, "verifier");
        try (var line = Visitor.member(running, verifier).openSocket()) {
            line.awaitEvent("welcome");
            assertEquals(
                    "done", line.ask("verification", "join", new JsonObject()).getString("status"));
            run(paste("%1$s,Newcomer %1$s,a,press".formatted(verifier)));
            line.awaitEvent("topic.revoked");
        }
    }

    @Test
    void a_list_is_its_senders_alone() {
        var review = paste("e-%1$s,Eve %1$s,e".formatted(tail));
        var other = Visitor.member(running, Newcomer.make(running, "superuser"));
        assertEquals(404, other.get(review).statusCode());
        assertEquals(404, other.post(FORM, review + "run", Map.of()).statusCode());
        var press = Visitor.member(running, Newcomer.make(running, "press"));
        assertEquals(403, press.get(FORM).statusCode());
        assertEquals(
                403,
                press.post("/", "/admin/enrolment", Map.of("lines", "x,X,e")).statusCode());
    }

    @Test
    void files_of_both_kinds_are_read_and_others_are_not() {
        var book = Books.of(Map.of("DATA", List.of(List.of("f-" + tail, "Finn " + tail, "e"))));
        assertTrue(secretary.get(file(book)).body().contains("Finn " + tail));
        assertTrue(secretary
                .get(file(("g-" + tail + ",Gül " + tail).getBytes()))
                .body()
                .contains("Gül"));
        assertEquals(FORM + "?error=unreadable", file(new byte[] {'P', 'K', 3, 4, 1, 2, 3}));
        assertEquals(FORM + "?error=empty", file(new byte[0]));
        var long5001 =
                IntStream.range(0, 5_001).mapToObj(n -> "u" + n + ",n" + n).collect(Collectors.joining("\n"));
        assertEquals(FORM + "?error=rows", file(long5001.getBytes()));
        assertTrue(secretary.get(FORM + "?error=rows").body().contains("5,000 rows"));
        var nul = secretary.get(file(("h\0" + tail + ",\0,e\0,\0").getBytes())).body();
        assertTrue(nul.contains("Nothing is done"), nul);
    }

    @Test
    void two_change_names_with_each_other_and_two_presses_do_it_once() {
        var one = Newcomer.make(running, "press");
        var two = Newcomer.make(running, "press");
        var review = paste("%1$s,Newcomer %2$s,a\n%2$s,Newcomer %1$s,a".formatted(one, two));
        secretary.post(review, review + "run", Map.of());
        assertEquals("/admin/accounts/", run(review));
        assertTrue(secretary.get("/people/" + one + "/").body().contains("Newcomer " + two));
    }

    @Test
    void two_thousand_are_made_in_seconds() {
        var lines = IntStream.range(0, 2_000)
                .mapToObj(number -> "m%d-%s\t代表%d%s\tz".formatted(number, tail, number, tail))
                .collect(Collectors.joining("\n"));
        var review = paste(lines);
        var begun = System.nanoTime();
        var slips = run(review);
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("enrolled 2,000 in %.1f s%n", seconds);
        assertTrue(secretary.get(slips).body().contains("m1999-" + tail));
        assertTrue(seconds < 60, seconds + " s");
    }

    private String paste(String lines) {
        var answer = secretary.post(FORM, "/admin/enrolment", Map.of("lines", lines));
        assertEquals(303, answer.statusCode(), answer::body);
        return location(answer);
    }

    private String file(byte[] bytes) {
        var request = secretary
                .request("/admin/enrolment/file")
                .header("X-CSRF-Token", secretary.csrf(FORM))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes));
        return location(secretary.send(request));
    }

    /** Does a list and waits; where it leads. */
    private String run(String review) {
        var answer = secretary.post(FORM, review + "run", Map.of());
        assertEquals(review + "run/", location(answer));
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < deadline) {
            var page = secretary.get(review + "run/");
            if (page.statusCode() == 303) {
                return location(page);
            }
            assertEquals("1", page.headers().firstValue("Refresh").orElseThrow());
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("it is not over");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }
}
