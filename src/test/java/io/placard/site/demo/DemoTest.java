package io.placard.site.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo conference, as the whole Placard has loaded it. */
class DemoTest {

    /** Apart: what other tests write is no demo. */
    private static Running running;

    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(data);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void it_has_people_articles_comments_files_and_notices() {
        assertTrue(count("account") >= 60);
        assertTrue(count("article") >= 40);
        assertTrue(count("comment") >= 35);
        assertTrue(count("upload") >= 3);
        assertTrue(count("notice WHERE kind = 'comment'") >= 3);
        assertTrue(count("notice WHERE kind = 'reply'") >= 3);
        assertTrue(count("notice WHERE kind = 'filed'") >= 3, "who verifies is told of what waits");
        assertTrue(count("notice WHERE kind = 'rejected'") >= 1);
    }

    @Test
    void its_articles_are_in_all_states_and_in_both_languages() {
        for (var state : new String[] {"verified", "pending", "rejected"}) {
            assertTrue(count("article WHERE state = '" + state + "'") > 0, state);
        }
        assertTrue(count("article WHERE language = 'en'") >= 10);
        assertTrue(count("article WHERE language = 'zh-Hans'") >= 10);
    }

    @Test
    void nobody_is_told_of_what_he_did_himself() {
        assertEquals(0, count("notice WHERE actors = ARRAY[account] AND kind IN ('comment', 'reply')"));
    }

    private static long count(String what) {
        return running.database()
                .query("SELECT count(*) FROM " + what)
                .execute()
                .await()
                .iterator()
                .next()
                .getLong(0);
    }
}
