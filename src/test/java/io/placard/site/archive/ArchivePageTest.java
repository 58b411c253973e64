package io.placard.site.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A superuser takes the whole conference away, with a browser or a program; nobody else does. */
@ExtendWith(Running.class)
class ArchivePageTest {

    private static final String PAGE = "/admin/archive/";
    private static final String PATH = "/admin/archive";
    private static final String TAKEN = "took the archive of the whole conference";

    @TempDir
    private static Path folder;

    private Running running;
    private String keeper;

    @BeforeEach
    void a_superuser_comes(Running running) {
        this.running = running;
        keeper = Newcomer.make(running, "superuser");
    }

    @Test
    void the_page_says_what_is_in_it_and_who_took_it_last() {
        var member = Visitor.member(running, keeper);
        assertTrue(member.get(PAGE).body().contains("The file is a secret."));
        assertEquals(200, take(member, Visitor.PASSWORD).statusCode());
        var page = Visitor.member(running, Newcomer.make(running, "superuser"))
                .get(PAGE)
                .body();
        assertTrue(page.contains("Last taken:"));
        assertTrue(page.contains("Newcomer " + keeper));
        // the act itself is the link: a link without a word can be neither seen nor read out
        assertTrue(audit(member).contains("<a href=\"%s\">%s</a>".formatted(PAGE, TAKEN)), audit(member));
        assertTrue(member.get("/settings/").statusCode() == 200, "the premise: still signed in");
    }

    @Test
    void what_comes_is_what_the_command_writes() throws IOException {
        var sent = whole(keeper, folder.resolve("sent.zip"));
        assertEquals(200, sent.statusCode());
        assertEquals("application/zip", header(sent, "Content-Type"));
        assertEquals("no-store", header(sent, "Cache-Control"));
        assertTrue(header(sent, "Content-Disposition").matches("attachment; filename=\"placard-\\d{8}-\\d{4}\\.zip\""));
        try (var reader = ArchiveReader.open(sent.body())) {
            reader.verify();
            var tables = reader.manifest().tables().stream().map(Part::subject).toList();
            var written = folder.resolve("written.zip");
            assertEquals(0, running.command("export", written.toString()));
            try (var command = ArchiveReader.open(written)) {
                assertEquals(
                        command.manifest().tables().stream().map(Part::subject).toList(), tables);
                assertEquals(command.manifest().media(), reader.manifest().media());
            }
        }
    }

    @Test
    void without_the_password_nothing_is_sent_and_nothing_noted() {
        var member = Visitor.member(running, keeper);
        for (var password : new String[] {"", "not-the-password", "\0", "x".repeat(500)}) {
            var answer = take(member, password);
            assertEquals(422, answer.statusCode(), password);
            assertTrue(answer.body().contains("role=\"alert\""));
        }
        assertFalse(audit(member).contains(TAKEN));
    }

    @Test
    void staff_below_a_superuser_do_not_know_of_it() {
        var ada = Visitor.member(running, Newcomer.make(running, "secretariat"));
        assertEquals(403, ada.get(PAGE).statusCode());
        assertEquals(
                403,
                ada.post("/about/", PATH, Map.of("password", Visitor.PASSWORD)).statusCode());
        assertFalse(ada.get("/admin/").body().contains(PAGE));
        assertTrue(Visitor.member(running, keeper).get("/admin/").body().contains(PAGE));
    }

    @Test
    void while_one_is_being_written_another_one_is_refused() {
        var member = Visitor.member(running, keeper);
        var busy = alone(() -> take(member, Visitor.PASSWORD));
        assertEquals(409, busy.statusCode());
        assertTrue(busy.body().contains("Another archive is being written"));
        var program = Program.with(running, Program.token(member, "archive"));
        assertEquals(409, alone(() -> program.get("/archive")).status());
        assertEquals(200, take(member, Visitor.PASSWORD).statusCode());
    }

    @Test
    void who_asks_often_must_wait() {
        var member = Visitor.member(running, keeper);
        for (var times = 0; times < 12; times++) {
            assertEquals(422, take(member, "not-the-password").statusCode());
        }
        var refused = take(member, Visitor.PASSWORD);
        assertEquals(429, refused.statusCode());
        assertTrue(header(refused, "Retry-After").matches("\\d+"));
    }

    @Test
    void a_program_takes_it_with_a_token_of_its_scope_and_a_session_does_not() {
        var member = Visitor.member(running, keeper);
        var staff = Program.with(running, Program.token(member, "read", "write", "verify", "staff"));
        assertEquals(403, staff.get("/archive").status());
        assertEquals(403, member.get("/api/v1/archive").statusCode());
        var unasked = Map.of("name", "T", "days", "7", "scope-archive", "1", "ref", "unasked-" + keeper);
        assertEquals(
                422,
                member.post("/settings/tokens/", "/settings/tokens", unasked).statusCode(),
                "without the password");
        var program = Program.with(running, Program.token(member, "archive"));
        var head = program.call("HEAD", "/archive", null);
        assertEquals("application/zip", head.header("Content-Type"));
        assertEquals(200, program.get("/archive", "Accept", "application/zip").status());
        assertEquals(406, program.get("/archive", "Accept", "text/html").status());
        var ada = Newcomer.make(running, "secretariat");
        var refused = Visitor.member(running, ada)
                .post(
                        "/settings/tokens/",
                        "/settings/tokens",
                        Map.of("name", "T", "days", "7", "scope-archive", "1", "ref", "archive-" + ada));
        assertEquals(422, refused.statusCode());
    }

    private String audit(Visitor member) {
        return member.get("/admin/audit/?what=backup&who=" + keeper).body();
    }

    private HttpResponse<String> take(Visitor member, String password) {
        return member.post(PAGE, PATH, Map.of("password", password));
    }

    /** With a token, since its bytes are no text. */
    private HttpResponse<Path> whole(String username, Path file) throws IOException {
        var token = Program.token(Visitor.member(running, username), "archive");
        var request = HttpRequest.newBuilder(running.url().resolve("/api/v1/archive"))
                .header("Authorization", "Bearer " + token);
        try (var client = HttpClient.newHttpClient()) {
            Files.deleteIfExists(file);
            return client.send(request.build(), BodyHandlers.ofFile(file));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** While somebody else writes one. */
    private <T> T alone(Supplier<T> act) {
        var connection = running.database()
                .getConnection()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        try {
            connection
                    .query("SELECT pg_advisory_lock(hashtextextended('archive', 0))")
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return act.get();
        } finally {
            connection
                    .query("SELECT pg_advisory_unlock_all()")
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            connection.close();
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
