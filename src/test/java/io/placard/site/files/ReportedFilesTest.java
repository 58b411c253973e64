package io.placard.site.files;

import static io.placard.Conversations.join;
import static io.placard.Conversations.rows;
import static io.placard.Conversations.say;
import static io.placard.Conversations.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of messages that were reported: who decides sees them, also when their author takes the message back. */
@ExtendWith(Running.class)
class ReportedFilesTest {

    private Running running;
    private Visitor bens;
    private Visitor doras;
    private Visitor staff;
    private long pair;
    private JsonObject file;

    @BeforeEach
    void ben_has_sent_dora_a_file(Running running) {
        this.running = running;
        var ben = Newcomer.make(running, "delegate");
        var dora = Newcomer.make(running, "delegate");
        bens = Visitor.member(running, ben);
        doras = Visitor.member(running, dora);
        staff = Visitor.member(running, Newcomer.make(running, "secretariat"));
        pair = Conversations.pair(running, ben, dora);
        var parcel = Parcel.text("rude.txt", UUID.randomUUID().toString());
        var put = "/chat/files?conversation=" + pair;
        file = new JsonObject(parcel.post(bens, put, bens.csrf("/about/"), "Accept", "application/json")
                .body());
        try (var line = join(bens, pair)) {
            var files = new JsonArray().add(file.getLong("id"));
            say(line, pair, "1", new JsonObject().put("body", "").put("files", files));
        }
    }

    @Test
    void who_decides_sees_the_file_and_nobody_else_on_staff_does() {
        assertEquals(404, read(staff));
        var id = report();
        assertTrue(doras.get("/chat/" + pair + "/report/?seq=1").body().contains("rude.txt"));
        assertTrue(staff.get("/admin/chat/reports/" + id + "/").body().contains("rude.txt"));
        assertEquals(200, read(staff));
        assertEquals(404, read(Visitor.member(running, Newcomer.make(running, "verifier"))));
        assertEquals(404, read(Visitor.guest(running)));
    }

    @Test
    void what_its_author_takes_back_is_kept_for_those_who_decide_until_they_have() {
        var id = report();
        try (var line = join(bens, pair)) {
            line.ask(topic(pair), "message.delete", new JsonObject().put("message", 1));
        }
        assertEquals(404, read(doras));
        assertEquals(404, read(bens), "nor does its author learn that it was reported");
        assertFalse(doras.get("/chat/" + pair + "/").body().contains("rude.txt"));
        assertTrue(staff.get("/admin/chat/reports/" + id + "/").body().contains("rude.txt"));
        assertEquals(200, read(staff));
        decide(id, Map.of("state", "left", "reason", ""));
        assertEquals(404, read(staff));
        assertEquals(0, uploads());
    }

    @Test
    void what_staff_remove_is_gone_with_their_decision() {
        decide(report(), Map.of("state", "upheld", "deletion", "1", "reason", "Rude."));
        assertEquals(404, read(staff));
        assertEquals(0, uploads());
    }

    @Test
    void what_is_left_stays_with_its_message() {
        decide(report(), Map.of("state", "left", "reason", ""));
        assertEquals(200, read(doras));
    }

    private long report() {
        var ref = UUID.randomUUID().toString();
        var fields = Map.of("seq", "1", "kind", "rude", "words", "", "ref", ref);
        assertEquals(
                303, doras.post("/chat/", "/chat/" + pair + "/report", fields).statusCode());
        return rows(running, "SELECT max(id) AS id FROM message_report WHERE conversation = $1", pair)
                .getFirst()
                .getLong("id");
    }

    private void decide(long report, Map<String, String> fields) {
        assertEquals(
                303,
                staff.post("/about/", "/admin/chat/reports/" + report, fields).statusCode());
    }

    private int read(Visitor visitor) {
        return visitor.get(file.getString("path")).statusCode();
    }

    private int uploads() {
        return rows(running, "SELECT FROM upload WHERE id = $1", file.getLong("id"))
                .size();
    }
}
