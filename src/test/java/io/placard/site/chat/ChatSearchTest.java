package io.placard.site.chat;

import static io.placard.Conversations.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Line;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.Waiting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looking for what was said, by page and by API. */
@ExtendWith(Running.class)
class ChatSearchTest {

    private static final Pattern HIT = Pattern.compile("href=\"/chat/(\\d+)/\\?at=(\\d+)#m-\\2\"");

    private Running running;
    private String ann;
    private String ben;
    private Visitor anns;
    private long pair;
    private Line line;

    @BeforeEach
    void two_people_have_a_conversation(Running running) {
        this.running = running;
        ann = Newcomer.make(running, "delegate");
        ben = Newcomer.make(running, "press");
        anns = Visitor.member(running, ann);
        pair = Conversations.pair(running, ann, ben);
        line = Conversations.join(Visitor.member(running, ben), pair);
    }

    @AfterEach
    void the_socket_is_closed() {
        line.close();
    }

    @Test
    void words_are_found_from_their_beginning_and_marked_and_the_newest_stands_first() {
        said("Shall we meet at the harbour?", "Fog", "The Harbours are closed");
        assertEquals(List.of("3", "1"), found("harbour"));
        assertTrue(anns.get("/chat/search/?q=harbour").body().contains("the <mark>harbour</mark>"));
        assertEquals(List.of("1"), found("\"the harbour?\""));
        assertEquals(List.of("3"), found("harbour -meet"));
        assertEquals(List.of(), found("arbour"));
    }

    @Test
    void chinese_is_found_wherever_it_stands_also_by_one_or_two_characters() {
        said("请各位代表就座，会议马上继续。", "决议草案在您的桌上", "Thank you");
        assertEquals(List.of("1"), found("代表"));
        assertEquals(List.of("2"), found("桌"));
        assertEquals(List.of("2"), found("决议草案"));
        assertEquals(List.of(), found("草案决议"));
    }

    @Test
    void operators_say_by_whom_and_what_and_when() {
        said("See https://example.org/paper please", "See the paper");
        assertEquals(List.of("1"), found("see has:link"));
        assertEquals(List.of("2", "1"), found("from:" + ben));
        assertEquals(List.of("2", "1"), found("from:@" + ben + " see"));
        assertEquals(List.of(), found("from:" + ann));
        assertEquals(List.of("2", "1"), found("in:" + ben + " see"));
        assertEquals(List.of("2", "1"), found("after:2001-01-01 see"));
        assertEquals(List.of(), found("before:2001-01-01 see"));
        assertEquals(List.of("2", "1"), found("before:2999-01-01 after:2001-01-01"));
    }

    @Test
    void files_are_found_by_what_they_are_and_what_they_are_called() {
        said("See the map");
        rows(
                running,
                "INSERT INTO file (hash, size, kind, media, shown, stored_at, width, height)"
                        + " VALUES ($1, 9, 'picture', 'image/png', true, now(), 1, 1) ON CONFLICT DO NOTHING",
                "ab".repeat(32));
        rows(running, """
                WITH u AS (INSERT INTO upload (file, name, link, account, conversation, sent, created_at)
                           SELECT $1, 'Reef chart.png', 'reef.png', id, $3, true, now() FROM account WHERE username = $2 RETURNING id),
                     m AS (INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, at, files, told, own)
                           SELECT $3, 2, a.id, 'f', '', '', '', now(), 1, 0,
                                  (SELECT count(*) + 1 FROM message o WHERE o.conversation = $3 AND o.author = a.id)
                           FROM account a WHERE username = $2 RETURNING seq)
                INSERT INTO message_file (conversation, seq, place, upload) SELECT $3, m.seq, 1, u.id FROM u, m
                """, "ab".repeat(32), ben, pair);
        rows(running, "UPDATE conversation SET head = 2, last_at = now() WHERE id = $1", pair);
        indexed(pair, 2);
        assertEquals(List.of("2"), found("has:file"));
        assertEquals(List.of("2"), found("has:图片"));
        assertEquals(List.of("2"), found("reef has:picture"));
        assertEquals(List.of(), found("map has:picture"));
    }

    @Test
    void a_name_means_who_is_called_so_or_spelt_so() {
        rows(
                running,
                "UPDATE account SET nickname = '张伟', pinyin = 'zhangwei', initials = 'zw' WHERE username = $1",
                ben);
        rows(running, "UPDATE account SET pinyin = 'zhangwei', initials = 'zw' WHERE username = $1", ben);
        said("Words");
        for (var name : List.of("张", "zhang", "zw")) {
            assertEquals(List.of("1"), found("words from:" + name), name);
        }
    }

    @Test
    void an_operator_that_says_nothing_is_told_and_left_out() {
        said("Words");
        for (var wrong : List.of("has:beard", "before:yesterday", "after:2026-13-01", "from:", "in:")) {
            var page = anns.get("/chat/search/?q=" + encoded("words " + wrong)).body();
            assertTrue(page.contains("left out"), wrong);
            assertEquals(1, HIT.matcher(page).results().count(), wrong);
        }
        assertTrue(anns.get("/chat/search/?q=from:nobody9").body().contains("Nobody is called “nobody9”"));
        assertTrue(anns.get("/chat/search/?q=in:nowhere9").body().contains("no conversation called “nowhere9”"));
    }

    @Test
    void a_stranger_and_a_removed_member_find_nothing() {
        said("Secret harbour");
        assertEquals(List.of("1"), found("secret"));
        var stranger = Visitor.member(running, Newcomer.make(running, "superuser"));
        assertEquals(List.of(), hits(stranger.get("/chat/search/?q=secret").body()));
        assertEquals(404, stranger.get("/chat/" + pair + "/search/?q=secret").statusCode());
        assertEquals(
                404, stranger.get("/chat/" + pair + "/day/?date=2026-11-26").statusCode());
        rows(
                running,
                "DELETE FROM conversation_member WHERE conversation = $1 AND account = $2",
                pair,
                Newcomer.id(running, ann));
        assertEquals(List.of(), found("secret"));
        assertEquals(404, anns.get("/chat/" + pair + "/search/?q=secret").statusCode());
    }

    @Test
    void what_is_deleted_or_said_otherwise_is_not_found_any_more() {
        said("First harbour", "Second harbour");
        line.ask(Conversations.topic(pair), "message.delete", new JsonObject().put("message", 1));
        line.ask(
                Conversations.topic(pair),
                "message.edit",
                new JsonObject().put("message", 2).put("body", "Second bridge"));
        assertEquals(List.of(), found("harbour"));
        assertEquals(List.of("2"), found("bridge"));
        assertEquals(
                "",
                rows(running, "SELECT folded FROM message_word WHERE conversation = $1 AND seq = 1", pair)
                        .getFirst()
                        .getString("folded"));
    }

    @Test
    void a_conversation_is_searched_alone_and_a_long_list_goes_on_where_it_ended() {
        var other = Conversations.discussion(running, ann, ben);
        said("Harbour elsewhere");
        rows(running, """
                INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, at, told, own)
                SELECT $1, n, (SELECT id FROM account WHERE username = $2), 'h' || n, 'b', '<p>Harbour</p>', '', now() - (90 - n) * interval '1 hour', 0, n
                FROM generate_series(1, 45) n
                """, other, ben);
        rows(running, "UPDATE conversation SET head = 45, last_at = now() WHERE id = $1", other);
        indexed(other, 45);
        var first = anns.get("/chat/" + other + "/search/?q=harbour").body();
        assertEquals(20, hits(first).size());
        assertEquals("45", hits(first).getFirst());
        var all = anns.get("/chat/search/?q=harbour").body();
        assertEquals(
                pair + "", HIT.matcher(all).results().findFirst().orElseThrow().group(1));
        var next = next(first);
        assertEquals("25", hits(anns.get(next).body()).getFirst());
        var last = anns.get(next(anns.get(next).body())).body();
        assertEquals(List.of("5", "4", "3", "2", "1"), hits(last));
        assertFalse(last.contains("rel=\"next\""));
    }

    @Test
    void a_day_leads_to_its_first_message() {
        said("One", "Two", "Three");
        rows(running, "UPDATE message SET at = '2026-03-01T09:00:00Z' WHERE conversation = $1 AND seq = 1", pair);
        rows(running, "UPDATE message SET at = '2026-03-03T09:00:00Z' WHERE conversation = $1 AND seq = 2", pair);
        assertEquals("?at=1#m-1", day("2026-03-01"));
        assertEquals("?at=2#m-2", day("2026-03-02"));
        assertEquals("?at=3#m-3", day("2026-03-04"));
        assertEquals("?at=3#m-3", day("2999-01-01"));
        assertEquals("", day("never"));
    }

    @Test
    void programs_find_the_same_with_notes() {
        said("Harbour");
        var answer = new JsonObject(
                anns.get("/api/v1/messages?q=" + encoded("harbour has:beard")).body());
        var hit = answer.getJsonArray("items").getJsonObject(0);
        assertEquals(pair, hit.getLong("conversation"));
        assertEquals(
                new JsonArray().add(new JsonObject().put("text", "Harbour").put("hit", true)),
                hit.getJsonArray("excerpt"));
        assertEquals(1, answer.getJsonArray("notes").size());
        assertEquals(422, anns.get("/api/v1/messages?q=-harbour").statusCode());
        assertEquals(400, anns.get("/api/v1/messages?q=harbour&cursor=x").statusCode());
        assertEquals(
                0,
                new JsonObject(anns.get("/api/v1/messages?q=harbour&conversation=1")
                                .body())
                        .getJsonArray("items")
                        .size());
    }

    @Test
    void nothing_that_is_typed_breaks_it() {
        said("Words");
        for (var typed : List.of(
                "'", "%", "\\", "a & b", "!", "((", "~:", "😀", "-", "from:'", "in:%", "\"", "的 -的", "''''", "&|!:*")) {
            assertEquals(200, anns.get("/chat/search/?q=" + encoded(typed)).statusCode(), typed);
        }
    }

    private void said(String... bodies) {
        for (var body : bodies) {
            Conversations.say(line, pair, UUID.randomUUID().toString(), body);
        }
        indexed(pair, bodies.length);
    }

    private void indexed(long conversation, int messages) {
        Waiting.until(
                "they can be found",
                () -> rows(
                                        running,
                                        "SELECT indexed FROM chat_behind WHERE conversation = $1 AND indexed >= $2",
                                        conversation,
                                        (long) messages)
                                .size()
                        == 1);
    }

    private String day(String date) {
        var answer = anns.get("/chat/" + pair + "/day/?date=" + date);
        assertEquals(303, answer.statusCode());
        return answer.headers().firstValue("Location").orElseThrow().replace("/chat/" + pair + "/", "");
    }

    private List<String> found(String typed) {
        return hits(anns.get("/chat/search/?q=" + encoded(typed)).body());
    }

    private static List<String> hits(String page) {
        return HIT.matcher(page).results().map(hit -> hit.group(2)).toList();
    }

    private static String next(String page) {
        return page.replaceFirst("(?s).*href=\"([^\"]*)\" rel=\"next\".*", "$1").replace("&amp;", "&");
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }
}
