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
import io.placard.site.api.Program;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that hang on messages: who puts them up, who reads them, and how long. */
@ExtendWith(Running.class)
class MessageFilesTest {

    private Running running;
    private String chair;
    private String ben;
    private Visitor chairs;
    private Visitor bens;
    private Visitor stranger;
    private long room;

    @BeforeEach
    void a_chair_keeps_a_discussion(Running running) {
        this.running = running;
        chair = Newcomer.make(running, "chair");
        // an observer writes no articles, but messages
        ben = Newcomer.make(running, "observer");
        chairs = Visitor.member(running, chair);
        bens = Visitor.member(running, ben);
        stranger = Visitor.member(running, Newcomer.make(running, "superuser"));
        room = Conversations.discussion(running, chair, ben);
    }

    @Test
    void a_message_carries_files_without_words_and_tells_of_them() {
        var picture = put(bens, new Parcel("map.png", Drawn.picture("png", 1200, 800)));
        var paper = put(bens, unique("paper.txt"));
        try (var one = join(bens, room);
                var other = join(chairs, room)) {
            assertEquals("done", send(one, "1", "", picture, paper).getString("status"));
            var message =
                    other.awaitEvent("message.sent").getJsonObject("payload").getJsonObject("message");
            assertEquals("", message.getString("html"));
            var files = message.getJsonArray("files");
            assertEquals("map.png", files.getJsonObject(0).getString("name"));
            assertEquals(1200, files.getJsonObject(0).getInteger("width"));
            assertEquals(paper.getString("path"), files.getJsonObject(1).getString("path"));
            var digest =
                    other.awaitEvent("chat.changed").getJsonObject("payload").getJsonObject("digest");
            assertEquals("picture", digest.getJsonObject("file").getString("kind"));
        }
        var page = chairs.get("/chat/" + room + "/").body();
        assertTrue(page.contains("width=\"320\" height=\"213\" alt=\"map.png\""), page);
        assertTrue(page.contains("paper.txt"));
        assertTrue(page.contains(">Picture<"), "the list says what it is");
        var told = Program.of(running, chair, "read")
                .get("/conversations/" + room + "/messages/1")
                .json();
        assertEquals(2, told.getJsonArray("files").size());
        assertTrue(Program.of(running, chair, "read").get("/conversations").status() == 200);
    }

    @Test
    void only_members_read_a_file_and_only_while_its_message_stands() {
        var file = put(bens, unique("secret.txt"));
        var path = file.getString("path");
        assertEquals(200, bens.get(path).statusCode(), "who put it up");
        assertEquals(404, chairs.get(path).statusCode(), "it was not sent yet");
        try (var one = join(bens, room)) {
            send(one, "1", "See here", file);
            assertEquals(200, chairs.get(path).statusCode());
            assertEquals("private, no-cache", FilesTest.header(chairs.get(path), "Cache-Control"));
            assertEquals(404, stranger.get(path).statusCode());
            assertEquals(404, Visitor.guest(running).get(path).statusCode());
            assertFalse(stranger.get("/files/").body().contains("secret.txt"));
            assertFalse(stranger.get("/search/?q=secret.txt").body().contains(path));
            assertFalse(stranger.get("/admin/files/").body().contains("secret.txt"));
            rows(running, "DELETE FROM conversation_member WHERE account = $1", Newcomer.id(running, chair));
            assertEquals(404, chairs.get(path).statusCode(), "who was taken out");
            one.ask(topic(room), "message.delete", new JsonObject().put("message", 1));
            assertEquals(404, bens.get(path).statusCode());
        }
        assertEquals(
                0,
                rows(running, "SELECT FROM upload WHERE id = $1", file.getLong("id"))
                        .size());
    }

    @Test
    void nobody_sends_what_is_not_theirs_or_of_another_conversation_or_twice() {
        var own = put(bens, unique("own.txt"));
        var foreign = put(chairs, unique("foreign.txt"));
        var other = Conversations.pair(running, chair, ben);
        try (var one = join(bens, room);
                var elsewhere = join(bens, other)) {
            assertEquals("no_file", reason(send(one, "1", "x", foreign)));
            assertEquals("no_file", reason(send(one, "2", "x", own, foreign)), "none of it is sent");
            assertEquals("no_file", reason(say(elsewhere, other, "3", payload("x", own))));
            assertEquals("too_many", reason(send(one, "4", "x", own, own)));
            assertEquals("wrong_type", reason(say(one, room, "5", new JsonObject().put("files", "7"))));
            assertEquals("done", send(one, "6", "", own).getString("status"));
            assertEquals("done", send(one, "6", "", own).getString("status"), "the same once more");
            assertEquals("no_file", reason(send(one, "7", "", own)), "another with the same file");
            assertEquals(
                    1,
                    rows(running, "SELECT FROM message WHERE conversation = $1", room)
                            .size());
        }
    }

    @Test
    void who_may_not_write_puts_nothing_up() {
        var path = "/chat/files?conversation=" + room;
        var file = unique("x.txt");
        assertEquals(404, scripted(stranger, file, path).statusCode());
        assertEquals(403, file.post(bens, path, "").statusCode(), "without a token of the page");
        rows(running, "UPDATE conversation SET archived_at = now() WHERE id = $1", room);
        assertEquals(404, scripted(bens, file, path).statusCode());
        rows(running, "UPDATE conversation SET archived_at = NULL WHERE id = $1", room);
        assertEquals(201, scripted(bens, file, path).statusCode());
    }

    @Test
    void what_is_put_up_and_not_wanted_is_taken_back_by_who_put_it_up() {
        var id = put(bens, unique("wrong.txt")).getLong("id").toString();
        assertEquals(
                404,
                chairs.post("/about/", "/chat/files/deletion", Map.of("file", id))
                        .statusCode());
        assertEquals(
                204,
                bens.post("/about/", "/chat/files/deletion", Map.of("file", id)).statusCode());
        assertEquals(
                404,
                bens.post("/about/", "/chat/files/deletion", Map.of("file", id)).statusCode());
    }

    @Test
    void a_form_without_a_script_brings_words_and_a_file() {
        var path = "/chat/files?conversation=" + room;
        var answer = unique("letter.txt")
                .with(Map.of("ref", "f1", "body", "Read this"))
                .post(bens, path, bens.csrf("/about/"));
        assertEquals(303, answer.statusCode(), answer::body);
        var page = chairs.get("/chat/" + room + "/").body();
        assertTrue(page.contains("Read this") && page.contains("letter.txt"), page);
        var words = new Parcel("", new byte[0]).with(Map.of("ref", "f2", "body", "界".repeat(4_000)));
        assertEquals(303, words.post(bens, path, bens.csrf("/about/")).statusCode(), "words alone");
        var nothing = new Parcel("", new byte[0]).with(Map.of("ref", "f3", "body", " "));
        assertEquals(422, nothing.post(bens, path, bens.csrf("/about/")).statusCode());
    }

    @Test
    void a_form_without_a_script_gathers_several_files() {
        var path = "/chat/files?conversation=" + room;
        var first = unique("one.txt").with(Map.of("ref", "g1", "body", "Both", "more", "1"));
        var page = first.post(bens, path, bens.csrf("/about/"));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("one.txt") && page.body().contains(">Both</textarea>"), page.body());
        var known = page.body().replaceAll("(?s).*name=\"files\" value=\"(\\d+)\".*", "$1");
        var second = unique("two.txt").with(Map.of("ref", "g1", "body", "Both", "files", known));
        assertEquals(303, second.post(bens, path, bens.csrf("/about/")).statusCode());
        assertEquals(
                2,
                rows(running, "SELECT FROM message_file WHERE conversation = $1", room)
                        .size());
    }

    @Test
    void words_go_where_there_are_files_and_only_there() {
        try (var one = join(bens, room)) {
            send(one, "1", "Words", put(bens, unique("a.txt")));
            say(one, room, "2", "Words");
            var bare = new JsonObject().put("body", "");
            assertEquals(
                    "done",
                    one.ask(topic(room), "message.edit", bare.copy().put("message", 1))
                            .getString("status"));
            assertEquals(
                    "wrong_length",
                    reason(one.ask(topic(room), "message.edit", bare.copy().put("message", 2))));
        }
    }

    @Test
    void a_program_puts_a_file_up_and_sends_it() {
        var bens = Program.of(running, ben, "read", "write");
        var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.txt\"\r\n\r\n"
                + UUID.randomUUID() + "\r\n--edge--\r\n";
        var up = bens.send("POST", "/message-files?conversation=" + room, body, "multipart/form-data; boundary=edge");
        assertEquals(201, up.status(), up.text());
        var files = new JsonArray().add(up.json().getLong("id"));
        var sent = bens.post("/conversations/" + room + "/messages", new JsonObject().put("files", files));
        assertEquals(201, sent.status(), sent.text());
        var again = bens.post("/conversations/" + room + "/messages", new JsonObject().put("files", files));
        assertEquals(java.util.List.of("/files"), again.pointers());
    }

    @Test
    void the_record_tells_files_reactions_and_pins() {
        var paper = put(bens, unique("paper.txt"));
        try (var one = join(bens, room);
                var keeper = join(chairs, room)) {
            send(one, "1", "Here it is", paper);
            var react = new JsonObject().put("message", 1).put("emoji", "👍").put("on", true);
            keeper.ask(topic(room), "message.react", react);
            keeper.ask(
                    topic(room),
                    "message.pin",
                    new JsonObject().put("message", 1).put("on", true));
        }
        var form = "/admin/chat/export/" + room + "/";
        var path = "/admin/chat/export/" + room;
        var json = new JsonObject(stranger.post(form, path, Map.of("reason", "The dais asked.", "format", "json"))
                .body());
        var message = json.getJsonArray("messages").getJsonObject(0);
        var file = message.getJsonArray("files").getJsonObject(0);
        assertEquals("paper.txt", file.getString("name"));
        assertEquals(running.url() + paper.getString("path"), file.getString("url"));
        var given = message.getJsonArray("reactions").getJsonObject(0);
        assertEquals("👍", given.getString("emoji"));
        assertEquals(List.of(chair), given.getJsonArray("people").getList());
        assertTrue(message.getString("pinned_at") != null, message::encode);
        var html = stranger.post(form, path, Map.of("reason", "The dais asked.", "format", "html"))
                .body();
        assertTrue(html.contains("paper.txt (Text") && html.contains(paper.getString("path")), html);
        assertTrue(html.contains("👍 1: @" + chair) && html.contains("Pinned, "), html);
    }

    private JsonObject put(Visitor visitor, Parcel parcel) {
        var answer = scripted(visitor, parcel, "/chat/files?conversation=" + room);
        assertEquals(201, answer.statusCode(), answer::body);
        return new JsonObject(answer.body());
    }

    private static java.net.http.HttpResponse<String> scripted(Visitor visitor, Parcel parcel, String path) {
        return parcel.post(visitor, path, visitor.csrf("/about/"), "Accept", "application/json");
    }

    private JsonObject send(io.placard.Line line, String ref, String body, JsonObject... files) {
        return say(line, room, ref, payload(body, files));
    }

    private static JsonObject payload(String body, JsonObject... files) {
        var numbers = new JsonArray();
        for (var file : files) {
            numbers.add(file.getLong("id"));
        }
        return new JsonObject().put("body", body).put("files", numbers);
    }

    private static Parcel unique(String name) {
        return Parcel.text(name, UUID.randomUUID().toString());
    }

    private static String reason(JsonObject reply) {
        return reply.getJsonObject("payload").getString("reason");
    }
}
