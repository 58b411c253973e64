package io.placard.site.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo conference, as the whole Placard has loaded it; other tests have added to it, so there is at least this much. */
@ExtendWith(Running.class)
class DemoTest {

    private final Running running;

    DemoTest(Running running) {
        this.running = running;
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
