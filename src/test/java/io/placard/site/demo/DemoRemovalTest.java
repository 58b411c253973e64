package io.placard.site.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo goes as it came: all of it, at a word, and only what nobody minds. */
class DemoRemovalTest {

    private static final List<String> KEPT = List.of("conference", "clock", "announcement_edition", "demo", "topic");
    private static final List<String> EMPTY = List.of(
            "account",
            "avatar",
            "article",
            "article_revision",
            "comment",
            "tag",
            "upload",
            "conversation",
            "message",
            "notice",
            "audit WHERE act <> 'server.demo-removed'",
            "clock_act",
            "search_entry",
            "topic_event WHERE event <> 'configuration.changed'");

    @TempDir
    private Path folder;

    private Running running;

    @BeforeEach
    void start() {
        running = Running.start(folder, "--demo=on");
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void it_goes_when_it_is_confirmed_and_does_not_come_back() {
        var ada = Visitor.member(running, "ada");
        assertTrue(ada.get("/").body().contains("Ada"), "she is signed in");
        putUpPicture();
        assertEquals(2, running.command("demo", "remove"), "not confirmed");
        assertTrue(count("article") >= 40);
        assertTrue(count("message") >= 20);

        assertEquals(0, running.command("demo", "remove", "--yes"));
        EMPTY.forEach(table -> assertEquals(0, count(table), table));
        KEPT.forEach(table -> assertTrue(count(table) > 0, table));
        assertEquals(1, count("audit WHERE actor IS NULL"), "whoever comes next reads that it was removed");
        var home = ada.get("/");
        assertEquals(200, home.statusCode());
        assertFalse(home.body().contains("Ada"), "whoever went is signed out, and what was kept is drawn anew");

        assertEquals(1, running.command("demo", "remove", "--yes"), "there is none any more");
        assertEquals(3, running.command("demo", "load"));
        assertEquals(0, count("account"), "it is loaded once");
        assertEquals(1, running.command("demo", "--accounts", "1"), "what follows is no demo");
    }

    @Test
    void people_of_ones_own_go_with_it_only_when_that_is_said() {
        var own = Newcomer.make(running, "chair");
        assertEquals(1, running.command("demo", "remove", "--yes"));
        assertEquals(1, count("account WHERE username = '" + own + "'"));
        assertTrue(count("article") >= 40);
        assertEquals(0, running.command("demo", "remove", "--yes", "--all"));
        assertEquals(0, count("account"));
    }

    private void putUpPicture() {
        running.database()
                .query("WITH one AS (UPDATE account SET picture = repeat('0', 32) WHERE username = 'ada' RETURNING id)"
                        + " INSERT INTO avatar SELECT id, 64, repeat('0', 32), '\\x00' FROM one")
                .execute()
                .await();
        assertEquals(1, count("avatar"));
    }

    private long count(String what) {
        return running.database()
                .query("SELECT count(*) FROM " + what)
                .execute()
                .await()
                .iterator()
                .next()
                .getLong(0);
    }
}
