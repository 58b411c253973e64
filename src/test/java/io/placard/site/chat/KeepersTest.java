package io.placard.site.chat;

import static io.placard.Conversations.join;
import static io.placard.Conversations.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What keepers and staff do to others, and what those see of it. */
@ExtendWith(Running.class)
class KeepersTest {

    private Running running;
    private String ben;
    private Visitor chairs;
    private Visitor bens;
    private Visitor doras;
    private Visitor staff;
    private long room;

    @BeforeEach
    void ben_has_said_something(Running running) {
        this.running = running;
        var chair = Newcomer.make(running, "chair");
        var dora = Newcomer.make(running, "delegate");
        var secretary = Newcomer.make(running, "secretariat");
        ben = Newcomer.make(running, "delegate");
        chairs = Visitor.member(running, chair);
        bens = Visitor.member(running, ben);
        doras = Visitor.member(running, dora);
        staff = Visitor.member(running, secretary);
        room = Conversations.discussion(running, chair, ben, dora, secretary);
        try (var line = join(bens, room)) {
            say(line, room, "1", "Something loud");
            say(line, room, "2", "Something else");
        }
    }

    @Test
    void keepers_and_staff_are_offered_to_delete_what_others_said_and_nobody_else_is() {
        for (var may : new Visitor[] {chairs, staff}) {
            assertTrue(may.get(single(1)).body().contains("/message/deletion"), "on its page");
            assertTrue(may.get(here()).body().contains("data-do=\"remove\""), "in its menu");
        }
        assertFalse(doras.get(single(1)).body().contains("/message/deletion"));
        assertFalse(doras.get(here()).body().contains("data-do=\"remove\""));
        assertEquals(404, delete(doras, 1));
        assertEquals(303, delete(chairs, 1));
        assertEquals(303, delete(staff, 2));
        var seen = doras.get(here()).body();
        assertFalse(seen.contains("Something loud") || seen.contains("Something else"), seen);
        assertEquals(
                403,
                chairs.postForm(here() + "message/deletion", Map.of("seq", "1")).statusCode());
    }

    @Test
    void in_a_pair_nobody_is_offered_to_delete_what_the_other_said() {
        var other = Newcomer.make(running, "secretariat");
        var pair = Conversations.pair(running, ben, other);
        try (var line = join(bens, pair)) {
            say(line, pair, "1", "Between us");
        }
        var others = Visitor.member(running, other);
        assertFalse(others.get("/chat/" + pair + "/").body().contains("data-do=\"remove\""));
        assertFalse(others.get("/chat/" + pair + "/message/?seq=1").body().contains("/message/deletion"));
    }

    @Test
    void in_an_archived_discussion_nothing_is_offered() {
        assertEquals(
                303,
                chairs.post("/chat/" + room + "/settings/", "/chat/" + room + "/archive", Map.of("archived", "true"))
                        .statusCode());
        assertFalse(chairs.get(here()).body().contains("data-do=\"remove\""));
    }

    @Test
    void who_is_muted_reads_why_and_nobody_else_does() {
        var fields = Map.of("username", ben, "span", "hour", "reason", "<b>Shouting</b>");
        assertEquals(
                303,
                chairs.post("/chat/" + room + "/details/", "/chat/" + room + "/members/mute", fields)
                        .statusCode());
        var seen = bens.get(here()).body();
        assertTrue(seen.contains("Reason: &lt;b&gt;Shouting"), seen);
        assertFalse(doras.get(here()).body().contains("Shouting"));
        var everywhere = Map.of("span", "day", "reason", "Longer still");
        var path = "/admin/accounts/" + Newcomer.id(running, ben);
        assertEquals(303, staff.post("/chat/", path + "/mute", everywhere).statusCode());
        var longer = bens.get(here()).body();
        assertTrue(longer.contains("Reason: Longer still"), longer);
        assertFalse(longer.contains("Shouting"), "the one that lasts longer is told");
    }

    @Test
    void keepers_do_not_undo_what_staff_decided_neither_straight_nor_by_naming_a_keeper() {
        assertEquals(303, mute(staff, "day", "Staff say so"));
        assertEquals(409, mute(chairs, "none", ""));
        assertEquals(409, mute(chairs, "minutes", "Shorter"));
        assertTrue(bens.get(here()).body().contains("Reason: Staff say so"));
        var named = Map.of("username", ben, "keeper", "true");
        assertEquals(
                303,
                chairs.post("/chat/" + room + "/details/", "/chat/" + room + "/members/keeper", named)
                        .statusCode());
        assertTrue(bens.get(here()).body().contains("Reason: Staff say so"));
        assertEquals(303, mute(staff, "none", ""));
        assertFalse(bens.get(here()).body().contains("Staff say so"));
    }

    @Test
    void naming_a_keeper_gives_back_the_word_that_a_keeper_took() {
        assertEquals(303, mute(chairs, "day", "Too loud"));
        assertTrue(bens.get(here()).body().contains("Too loud"));
        var named = Map.of("username", ben, "keeper", "true");
        chairs.post("/chat/" + room + "/details/", "/chat/" + room + "/members/keeper", named);
        assertFalse(bens.get(here()).body().contains("Too loud"));
    }

    @Test
    void a_new_name_is_told_to_every_member_whatever_page_they_are_on() {
        try (var line = doras.openSocket()) {
            line.awaitEvent("welcome");
            var rules = Map.of("english", "Dinner", "chinese", "晚餐", "slow", "0");
            assertEquals(
                    303,
                    chairs.post("/chat/" + room + "/settings/", "/chat/" + room + "/settings", rules)
                            .statusCode());
            var told = line.await(frame -> named(frame, "Dinner"));
            assertEquals(
                    "晚餐", told.getJsonObject("payload").getJsonObject("name").getString("chinese"));
        }
    }

    private static boolean named(JsonObject frame, String english) {
        return "chat.changed".equals(frame.getString("event"))
                && english.equals(
                        frame.getJsonObject("payload").getJsonObject("name").getString("english"));
    }

    private int mute(Visitor by, String span, String reason) {
        var fields = Map.of("username", ben, "span", span, "reason", reason);
        return by.post("/chat/" + room + "/details/", here() + "members/mute", fields)
                .statusCode();
    }

    private int delete(Visitor visitor, long seq) {
        return visitor.post("/chat/", here() + "message/deletion", Map.of("seq", Long.toString(seq)))
                .statusCode();
    }

    private String here() {
        return "/chat/" + room + "/";
    }

    private String single(long seq) {
        return here() + "message/?seq=" + seq;
    }
}
