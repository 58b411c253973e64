package io.placard.site.chat;

import static io.placard.Conversations.join;
import static io.placard.Conversations.rows;
import static io.placard.Conversations.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who is in more conversations than a list shows. */
@ExtendWith(Running.class)
class ManyConversationsTest {

    private static final String FILL = """
            WITH made AS (
                INSERT INTO conversation (kind, english, made_by, made_at, last_at)
                SELECT 'discussion', 'Room ' || n, $1, now(), now() + interval '1 minute' FROM generate_series(1, 1000) n
                RETURNING id)
            INSERT INTO conversation_member (conversation, account, joined_at) SELECT id, $1, now() FROM made
            """;

    @Test
    void what_a_thousand_newer_ones_hide_from_the_list_is_opened_all_the_same(Running running) {
        var ann = Newcomer.make(running, "delegate");
        var ben = Newcomer.make(running, "press");
        var anns = Visitor.member(running, ann);
        var pair = Conversations.pair(running, ann, ben);
        try (var line = join(anns, pair)) {
            say(line, pair, "1", "Long ago");
        }
        rows(running, FILL, Newcomer.id(running, ann));
        var page = anns.get("/chat/" + pair + "/");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Long ago"));
    }
}
