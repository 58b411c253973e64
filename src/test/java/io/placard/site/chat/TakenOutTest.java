package io.placard.site.chat;

import static io.placard.Conversations.join;
import static io.placard.Conversations.rows;
import static io.placard.Conversations.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who was taken out of a discussion learns no more what it is called, though they reported something there. */
@ExtendWith(Running.class)
class TakenOutTest {

    private Running running;
    private String dora;
    private Visitor chairs;
    private Visitor doras;
    private Visitor staff;
    private long room;

    @BeforeEach
    void dora_has_reported_what_was_said(Running running) {
        this.running = running;
        var chair = Newcomer.make(running, "chair");
        dora = Newcomer.make(running, "delegate");
        chairs = Visitor.member(running, chair);
        doras = Visitor.member(running, dora);
        staff = Visitor.member(running, Newcomer.make(running, "secretariat"));
        room = Conversations.discussion(running, chair, dora);
        try (var line = join(chairs, room)) {
            say(line, room, "1", "Something loud");
        }
        var fields = Map.of("seq", "1", "kind", "rude", "words", "", "ref", "r" + room);
        assertEquals(
                303, doras.post("/chat/", "/chat/" + room + "/report", fields).statusCode());
    }

    @Test
    void what_became_of_their_report_goes_with_the_membership_and_the_bell_is_told() {
        decide();
        assertTrue(doras.get("/notices/").body().contains("left it as it is"));
        try (var device = doras.openSocket()) {
            device.awaitEvent("welcome");
            takeOut();
            var told = device.awaitEvent("notice.read").getJsonObject("payload");
            assertEquals(0, told.getInteger("unread"), told::encode);
        }
        rename();
        var list = doras.get("/notices/").body();
        assertFalse(list.contains("Lunch") || list.contains("Secret dinner"), list);
        assertTrue(staff.get("/notices/").body().contains("reported a message"), "staff have theirs");
    }

    @Test
    void they_are_not_told_what_becomes_of_it_later() {
        takeOut();
        rename();
        decide();
        assertFalse(doras.get("/notices/").body().contains("Secret dinner"));
        assertEquals(
                0,
                rows(running, "SELECT FROM notice WHERE account = $1 AND read_at IS NULL", Newcomer.id(running, dora))
                        .size());
    }

    private void takeOut() {
        var form = "/chat/" + room + "/details/";
        var path = "/chat/" + room + "/members/removal";
        assertEquals(303, chairs.post(form, path, Map.of("username", dora)).statusCode());
    }

    private void rename() {
        rows(running, "UPDATE conversation SET english = 'Secret dinner' WHERE id = $1", room);
    }

    private void decide() {
        var report = rows(running, "SELECT id FROM message_report WHERE conversation = $1", room)
                .getFirst()
                .getLong("id");
        var left = Map.of("state", "left", "reason", "");
        assertEquals(
                303,
                staff.post("/about/", "/admin/chat/reports/" + report, left).statusCode());
    }
}
