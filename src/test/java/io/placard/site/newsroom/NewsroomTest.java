package io.placard.site.newsroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a draft to an article that everybody reads, by the forms alone. */
@ExtendWith(Running.class)
class NewsroomTest {

    private static final String BODY = "The **committee** sat all night.";

    private Running running;
    private Visitor pia;
    private Visitor vera;
    private Visitor kofi;
    private String title;

    @BeforeEach
    void people_come_in(Running running) {
        this.running = running;
        pia = Visitor.member(running, "pia");
        vera = Visitor.member(running, "vera");
        kofi = Visitor.member(running, "kofi");
        title = "A vote at dawn " + UUID.randomUUID();
    }

    @Test
    void a_draft_is_its_authors_alone() {
        var desk = Desk.begin(pia);
        assertEquals(303, desk.save(title, BODY).statusCode());
        assertTrue(pia.get(desk.draft()).body().contains(title));
        assertTrue(pia.get("/drafts/").body().contains(title));
        assertEquals(404, kofi.get(desk.draft()).statusCode());
        assertEquals(404, vera.get(desk.draft()).statusCode());
        assertEquals(
                404,
                kofi.post("/drafts/", desk.draft(), desk.fields("mine now", "", "1"))
                        .statusCode());
        assertEquals(
                404,
                kofi.post("/drafts/", desk.draft() + "submission", desk.fields("x", "y", "1"))
                        .statusCode());
        assertEquals(
                404, kofi.post("/drafts/", desk.draft() + "deletion", Map.of()).statusCode());
        assertTrue(pia.get(desk.draft()).body().contains(title));
    }

    @Test
    void what_is_handed_in_waits_and_only_its_author_and_the_verifiers_see_it() {
        var article = Desk.begin(pia).file(title, BODY);
        assertTrue(pia.get(article).body().contains("It waits for a verifier."));
        assertEquals(200, vera.get(article).statusCode());
        assertEquals(404, kofi.get(article).statusCode());
        assertEquals(404, Visitor.guest(running).get(article).statusCode());
        assertEquals(404, kofi.get(article + "history/").statusCode());
        assertFalse(kofi.get("/").body().contains(title));
    }

    @Test
    void an_accepted_article_is_read_by_everybody() {
        var article = Desk.begin(pia).file(title, BODY);
        assertEquals(
                303,
                Desk.decide(vera, Desk.revision(vera, title), "verified", "").statusCode());
        var guest = Visitor.guest(running);
        assertTrue(guest.get(article).body().contains("<strong>committee</strong>"));
        assertTrue(guest.get("/").body().contains(title));
        assertTrue(guest.get(article).body().contains("安理会"));
        assertFalse(vera.get("/verification/").body().contains(title));
    }

    @Test
    void what_is_sent_back_tells_its_author_why_and_can_be_handed_in_again() {
        var article = Desk.begin(pia).file(title, BODY);
        var revision = Desk.revision(vera, title);
        var unreasoned = Desk.decide(vera, revision, "rejected", " ");
        assertEquals(422, unreasoned.statusCode());
        assertTrue(unreasoned.body().contains("Say why"));
        assertEquals(
                303, Desk.decide(vera, revision, "rejected", "Who <said> so?").statusCode());
        var audited = Visitor.member(running, "ada").get("/admin/audit/").body();
        assertTrue(audited.contains("sent back") && audited.contains("Who &lt;said&gt; so?"), audited);
        var seen = pia.get(article).body();
        assertTrue(seen.contains("Who &lt;said&gt; so?"), seen);
        assertEquals(404, kofi.get(article).statusCode());
        assertEquals(article, Desk.change(pia, article).file(title, BODY + " Lin said so."));
        assertEquals(
                303,
                Desk.decide(vera, Desk.revision(vera, title), "verified", "").statusCode());
        assertTrue(kofi.get(article).body().contains("Lin said so."));
    }

    @Test
    void a_verifiers_own_article_appears_at_once() {
        var article = Desk.begin(vera).file(title, BODY);
        assertEquals(200, Visitor.guest(running).get(article).statusCode());
        assertFalse(vera.get("/verification/").body().contains(title));
    }

    @Test
    void a_change_waits_while_everybody_reads_the_version_before() {
        var article = Desk.begin(vera).file(title, BODY);
        var author = Desk.begin(pia).file(title + " b", BODY);
        Desk.decide(vera, Desk.revision(vera, title + " b"), "verified", "");
        Desk.change(pia, author).file(title + " b", "The committee slept.");
        assertTrue(kofi.get(author).body().contains("sat all night"));
        var history = pia.get(author + "history/").body();
        assertTrue(history.contains("<ins>") && history.contains("<del>"), history);
        assertFalse(kofi.get(author + "history/").body().contains("slept"), "a change that waits is not public");
        Desk.decide(vera, Desk.revision(vera, title + " b"), "verified", "");
        assertTrue(kofi.get(author).body().contains("slept"));
        assertEquals(
                404,
                pia.post("/drafts/", "/drafts", Map.of("article", Desk.number(article)))
                        .statusCode());
    }

    @Test
    void the_first_of_two_decisions_holds_and_the_second_is_told() {
        var article = Desk.begin(pia).file(title, BODY);
        var revision = Desk.revision(vera, title);
        var ada = Visitor.member(running, "ada");
        assertEquals(303, Desk.decide(vera, revision, "verified", "").statusCode());
        var late = Desk.decide(ada, revision, "rejected", "Too long.");
        assertEquals(409, late.statusCode());
        assertTrue(late.body().contains("Vera Lindqvist has accepted this already."), late.body());
        assertEquals(200, kofi.get(article).statusCode());
    }

    @Test
    void what_is_handed_in_twice_at_once_is_one_article() {
        var desk = Desk.begin(pia);
        desk.save(title, BODY);
        var fields = desk.fields(title, BODY, desk.version());
        var answers = java.util.stream.IntStream.range(0, 6)
                .mapToObj(time ->
                        CompletableFuture.supplyAsync(() -> desk.submit(fields).statusCode()))
                .toList();
        answers.forEach(CompletableFuture::join);
        var count = running.database()
                .preparedQuery("SELECT count(*) FROM article WHERE title = $1")
                .execute(io.vertx.sqlclient.Tuple.of(title))
                .await()
                .iterator()
                .next()
                .getLong(0);
        assertEquals(1, count);
    }

    @Test
    void an_older_tab_is_told_and_overwrites_nothing() {
        var desk = Desk.begin(pia);
        var old = desk.version();
        desk.save(title, "The newer text");
        var refused = pia.post(desk.draft(), desk.draft(), desk.fields(title, "The older tab", old));
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("The older tab"), "what was typed is kept on the page");
        assertTrue(pia.get(desk.draft()).body().contains("The newer text"));
    }

    @Test
    void who_hands_in_second_is_shown_the_difference_first() {
        var article = Desk.begin(vera).file(title, BODY);
        var ada = Visitor.member(running, "ada");
        var first = Desk.change(vera, article);
        var second = Desk.change(ada, article);
        assertTrue(second.visitor().get(second.draft()).body().contains("Vera Lindqvist is writing"));
        first.file(title, "Vera's version");
        var refused = second.submit(title, "Ada's version");
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("Another version of this article was handed in"));
        assertTrue(refused.body().contains("Ada&#39;s version"), refused.body());
        assertTrue(kofi.get(article).body().contains("Vera"));
        ada.post(second.draft(), second.draft() + "base", Map.of());
        second.file(title, "Ada's version");
        assertTrue(kofi.get(article).body().contains("Ada"));
    }

    @ParameterizedTest
    @CsvSource({"'', Text, Give it a headline.", "'   ', Text, Give it a headline.", "Title, '', Write something first."
    })
    void what_lacks_a_part_is_not_handed_in_but_kept(String headline, String body, String words) {
        var desk = Desk.begin(pia);
        var refused = desk.submit(headline, body);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains(words), refused.body());
        assertEquals(200, pia.get(desk.draft()).statusCode());
    }

    @Test
    void limits_are_told_and_nothing_typed_is_lost() {
        var desk = Desk.begin(pia);
        var title = desk.submit("x".repeat(201), BODY);
        assertEquals(422, title.statusCode());
        assertTrue(title.body().contains("up to 200 characters") && title.body().contains("x".repeat(201)));
        var body = desk.submit("Title", "会".repeat(60_001));
        assertEquals(422, body.statusCode());
        assertTrue(body.body().contains("会".repeat(60_001)));
        var tags = desk.submit(Map.of(
                "title", "T", "body", BODY, "language", "en", "tags", "a,b,c,d,e,f,g,h,i", "version", desk.version()));
        assertEquals(422, tags.statusCode());
        assertEquals(422, desk.submit("a\0b", BODY).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drafts/", "/verification/"})
    void an_observer_and_a_guest_have_no_business_there(String path) {
        assertEquals(403, Visitor.member(running, "olive").get(path).statusCode());
        assertEquals(303, Visitor.guest(running).get(path).statusCode());
        assertEquals(200, vera.get(path).statusCode());
    }

    @Test
    void who_is_no_verifier_cannot_decide() {
        Desk.begin(pia).file(title, BODY);
        var revision = Desk.revision(vera, title);
        var refused = pia.post("/drafts/", "/verification/" + revision, Map.of("state", "verified", "reason", ""));
        assertEquals(403, refused.statusCode());
        assertTrue(vera.get("/verification/").body().contains(title), "it waits still");
    }

    @Test
    void verifiers_and_authors_hear_of_it() {
        Desk.begin(pia).file(title, BODY);
        assertTrue(vera.get("/notices/").body().contains(title));
        Desk.decide(vera, Desk.revision(vera, title), "verified", "");
        assertTrue(pia.get("/notices/").body().contains("accepted"));
        var others = Visitor.member(running, "ada").get("/notices/").body();
        var notice = others.substring(0, others.indexOf(title));
        assertFalse(
                notice.substring(notice.lastIndexOf("<li class=\"notice")).contains("is-unread"),
                "what is decided need not be read by the other verifiers");
    }

    @Test
    void scripts_save_in_json_and_are_told_of_conflicts() {
        var desk = Desk.begin(pia);
        var csrf = pia.csrf(desk.draft());
        var fields = new java.util.HashMap<>(desk.fields(title, BODY, "0"));
        fields.put("_csrf", csrf);
        var saved = pia.postForm(desk.draft(), fields, "Accept", "application/json");
        assertEquals(200, saved.statusCode());
        assertTrue(saved.body().contains("\"version\":1"), saved.body());
        assertEquals(
                409,
                pia.postForm(desk.draft(), fields, "Accept", "application/json").statusCode());
    }

    @Test
    void an_editor_may_save_again_when_it_never_heard_that_it_had() {
        var desk = Desk.begin(pia);
        var fields = new java.util.HashMap<>(desk.fields(title, BODY, "0"));
        fields.put("_csrf", pia.csrf(desk.draft()));
        fields.put("saver", "a1b2c3");
        assertEquals(
                200,
                pia.postForm(desk.draft(), fields, "Accept", "application/json").statusCode());
        fields.put("body", "Typed since");
        assertEquals(
                200,
                pia.postForm(desk.draft(), fields, "Accept", "application/json").statusCode());
        fields.put("saver", "d4e5f6");
        assertEquals(
                409,
                pia.postForm(desk.draft(), fields, "Accept", "application/json").statusCode());
        assertTrue(pia.get(desk.draft()).body().contains("Typed since"));
    }

    @Test
    void the_preview_is_what_the_readers_will_see_and_harmless() {
        var shown = pia.post("/drafts/", "/drafts/preview", Map.of("body", "**bold** <script>alert(1)</script>"));
        assertEquals(200, shown.statusCode());
        assertTrue(shown.body().contains("<strong>bold</strong>"));
        assertFalse(shown.body().contains("<script"), shown.body());
    }
}
