package io.placard.site.comments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a comment: by its author, by a moderator, and what stays to be read. */
@ExtendWith(Running.class)
class CommentTracesTest {

    private static final Pattern EDITS = Pattern.compile("name=\"edits\" value=\"(\\d+)\"");
    private static final Pattern COUNT = Pattern.compile("data-article-comments=\"\\d+\"[^>]*>(\\d+) comment");

    private Running running;
    private Visitor kofi;
    private Visitor pia;
    private Visitor vera;
    private String article;
    private String words;
    private long id;
    private String page;

    @BeforeEach
    void kofi_has_commented(Running running) {
        this.running = running;
        kofi = Visitor.member(running, "kofi");
        pia = Visitor.member(running, "pia");
        vera = Visitor.member(running, "vera");
        article = Talk.articleOf(running, "hugo");
        words = "First thought " + UUID.randomUUID();
        id = Talk.comment(kofi, article, words);
        page = "/comments/" + id + "/";
    }

    @Test
    void an_author_edits_and_everybody_reads_the_new_words_and_that_it_was_edited() {
        assertTrue(kofi.get(page).body().contains(words + "</textarea>"), "the form is prefilled");
        assertEquals(article + "#comment-" + id, location(edit("Second **thought**.")));
        var seen = comment(Visitor.guest(running));
        assertTrue(seen.contains("Second <strong>thought</strong>."), seen);
        assertTrue(seen.contains("edited"), seen);
        assertFalse(seen.contains(words), "the earlier version is not public");
    }

    @Test
    void earlier_versions_are_read_by_the_author_and_the_verifiers_only() {
        edit("Second.");
        edit("Third.");
        for (var reader : new Visitor[] {kofi, vera}) {
            var body = reader.get(page).body();
            assertTrue(body.contains(words) && body.contains("Second.") && body.contains("Version 2"), body);
        }
        var others = pia.get(page);
        assertEquals(200, others.statusCode());
        assertTrue(others.body().contains("Third."));
        assertFalse(others.body().contains("Second."));
        assertEquals(303, Visitor.guest(running).get(page).statusCode(), "a guest is asked to sign in");
    }

    @Test
    void nobody_else_edits_or_deletes_not_even_a_verifier() {
        for (var other : new Visitor[] {pia, vera}) {
            assertEquals(
                    404,
                    other.post(article, page, Map.of("body", "Mine.", "edits", "0"))
                            .statusCode());
            assertEquals(404, other.post(article, page + "deletion", Map.of()).statusCode());
            assertEquals(404, other.post(article, page + "return", Map.of()).statusCode());
        }
        assertEquals(
                403, pia.post(article, page + "removal", Map.of("reason", "x")).statusCode());
        assertEquals(403, pia.post(article, page + "restoration", Map.of()).statusCode());
        assertTrue(comment(pia).contains(words));
        assertEquals(303, edit("His own.").statusCode());
    }

    @Test
    void an_edit_that_is_empty_too_long_or_unreadable_is_refused_and_what_was_typed_stays() {
        var longer = "x".repeat(4_001);
        var refused = edit(longer);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains(longer) && refused.body().contains("longer than 4,000 characters"));
        assertEquals(422, edit(" \n").statusCode());
        assertEquals(422, edit("a\0b").statusCode());
        assertEquals(
                422, kofi.post(page, page, Map.of("body", "a", "edits", "x")).statusCode());
        assertTrue(comment(pia).contains(words));
    }

    @Test
    void of_two_tabs_the_second_is_told_and_may_save_over_it_knowingly() {
        var first = kofi.post(page, page, Map.of("body", "From one tab.", "edits", "0"));
        assertEquals(303, first.statusCode());
        var second = kofi.post(page, page, Map.of("body", "From the other.", "edits", "0"));
        assertEquals(409, second.statusCode());
        assertTrue(second.body().contains("From the other.") && second.body().contains("From one tab."));
        var again =
                kofi.post(page, page, Map.of("body", "From the other.", "edits", Visitor.find(EDITS, second.body())));
        assertEquals(303, again.statusCode());
        assertTrue(comment(pia).contains("From the other."));
    }

    @Test
    void the_same_edit_sent_twice_is_one_version() {
        var fields = Map.of("body", "Once.", "edits", "0");
        assertEquals(303, kofi.post(page, page, fields).statusCode());
        assertEquals(303, kofi.post(page, page, fields).statusCode());
        assertFalse(kofi.get(page).body().contains("Version 2"));
    }

    @Test
    void a_deleted_comment_leaves_a_line_its_answers_and_the_right_count() {
        Talk.reply(pia, article, id, "An answer that stays.");
        var before = count();
        assertEquals(page, location(kofi.post(page, page + "deletion", Map.of())));
        var seen = comment(Visitor.guest(running));
        assertTrue(seen.contains("Deleted by its author."), seen);
        assertFalse(seen.contains(words) || seen.contains("Kofi Mensah"), seen);
        assertTrue(Visitor.guest(running).get(article).body().contains("An answer that stays."));
        assertEquals(before - 1, count());
        var others = pia.get(page).body();
        assertFalse(
                others.contains(words) || others.contains("Kofi Mensah"),
                "others do not read it by its own page either");
        assertTrue(vera.get(page).body().contains(words), "a verifier does");
        assertEquals(303, kofi.post(page, page + "deletion", Map.of()).statusCode(), "deleted again, it is deleted");
        assertEquals(before - 1, count());
        assertEquals(404, edit("Too late.").statusCode());
    }

    @Test
    void a_deletion_can_be_undone_for_ten_minutes_and_the_page_says_so() {
        var before = count();
        kofi.post(page, page + "deletion", Map.of());
        assertTrue(Pattern.compile("You can undo this until \\d\\d:\\d\\d\\.")
                .matcher(kofi.get(page).body())
                .find());
        assertEquals(article + "#comment-" + id, location(kofi.post(page, page + "return", Map.of())));
        assertTrue(comment(pia).contains(words));
        assertEquals(before, count());
        kofi.post(page, page + "deletion", Map.of());
        sql("UPDATE comment SET gone_at = gone_at - interval '11 minutes' WHERE id = " + id);
        assertFalse(kofi.get(page).body().contains("You can undo this"));
        assertEquals(404, kofi.post(page, page + "return", Map.of()).statusCode());
        assertEquals(before - 1, count());
    }

    @Test
    void a_verifier_removes_with_a_reason_that_everybody_reads_and_puts_it_back() {
        var before = count();
        assertEquals(
                422, vera.post(page, page + "removal", Map.of("reason", " ")).statusCode());
        assertEquals(
                422,
                vera.post(page, page + "removal", Map.of("reason", "x".repeat(1_001)))
                        .statusCode());
        assertTrue(comment(pia).contains(words));
        assertEquals(
                303,
                vera.post(page, page + "removal", Map.of("reason", "Not <civil>."))
                        .statusCode());
        var seen = comment(Visitor.guest(running));
        assertTrue(seen.contains("Removed by a moderator:") && seen.contains("Not &lt;civil&gt;."), seen);
        assertFalse(seen.contains(words));
        assertEquals(before - 1, count());
        assertTrue(kofi.get("/notices/").body().contains("removed your comment on"));
        assertEquals(404, kofi.post(page, page + "return", Map.of()).statusCode(), "its author cannot undo that");
        assertTrue(audited("comment.removed"));
        assertEquals(303, vera.post(page, page + "restoration", Map.of()).statusCode());
        assertTrue(comment(pia).contains(words));
        assertEquals(before, count());
        assertTrue(audited("comment.restored"));
        assertTrue(kofi.get("/notices/").body().contains("put your comment on"));
    }

    @Test
    void what_its_author_has_deleted_is_not_put_back_by_a_verifier() {
        kofi.post(page, page + "deletion", Map.of());
        assertEquals(404, vera.post(page, page + "restoration", Map.of()).statusCode());
    }

    @Test
    void open_pages_are_told() {
        try (var line = pia.openSocket()) {
            line.awaitEvent("welcome");
            line.ask("conference", "join", new io.vertx.core.json.JsonObject());
            var before = count();
            kofi.post(page, page + "deletion", Map.of());
            var told = line.awaitEvent("comment.changed").getJsonObject("payload");
            assertEquals(id, told.getLong("comment"));
            assertEquals(before - 1, told.getInteger("comments"));
        }
    }

    @Test
    void who_changes_too_much_is_told_to_wait() {
        var olive = Visitor.member(running, "olive");
        var own = "/comments/" + Talk.comment(olive, article, "0") + "/";
        var fields = new java.util.HashMap<String, String>();
        fields.put("_csrf", olive.csrf(own));
        var last = 303;
        for (var edits = 0; edits < 61 && last == 303; edits++) {
            fields.put("body", "words " + (edits + 1));
            fields.put("edits", Integer.toString(edits));
            last = olive.postForm(own, fields).statusCode();
        }
        assertEquals(429, last);
    }

    private HttpResponse<String> edit(String body) {
        var form = kofi.get(page).body();
        var edits = EDITS.matcher(form);
        return kofi.post(page, page, Map.of("body", body, "edits", edits.find() ? edits.group(1) : "0"));
    }

    /** The comment as it stands in the thread, without its answers. */
    private String comment(Visitor reader) {
        var whole = reader.get(article).body();
        var from = whole.substring(whole.indexOf("id=\"comment-" + id + "\""));
        return from.substring(0, from.indexOf("<ol"));
    }

    private int count() {
        return Integer.parseInt(
                Visitor.find(COUNT, Visitor.guest(running).get(article).body()));
    }

    private boolean audited(String act) {
        return sql("SELECT 1 FROM audit WHERE act = '" + act + "' AND link = '" + page + "'") == 1;
    }

    private int sql(String statement) {
        try {
            return running.database()
                    .query(statement)
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS)
                    .size();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
    }
}
