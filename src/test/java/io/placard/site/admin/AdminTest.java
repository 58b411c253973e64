package io.placard.site.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.Waiting;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The administration: who comes where, what it counts, and what can be done there. */
@ExtendWith(Running.class)
class AdminTest {

    private static final Pattern ONLINE = Pattern.compile("data-number=\"online\">(\\d+)<");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+before=\\d+)\" rel=\"next\"");

    private Running running;
    private Visitor secretary;
    private Visitor verifier;

    @BeforeEach
    void enter(Running given) {
        running = given;
        secretary = Visitor.member(running, Newcomer.make(running, "secretariat"));
        verifier = Visitor.member(running, Newcomer.make(running, "verifier"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/",
                "/verification/",
                "/reports/",
                "/admin/chat/",
                "/admin/articles/",
                "/admin/comments/",
                "/admin/files/",
                "/admin/tags/",
                "/admin/accounts/",
                "/admin/announcements/",
                "/clock/",
                "/admin/conference/",
                "/admin/audit/"
            })
    void every_page_of_staff_has_the_one_navigation(String path) {
        var page = english(secretary, path);
        var nav = Visitor.find(Pattern.compile("(?s)<nav class=\"admin-nav\"(.*?)</nav>"), page);
        assertEquals(13, nav.split("<a ", -1).length - 1, nav);
        assertTrue(nav.contains("<a href=\"" + path + "\" aria-current=\"page\">"), nav);
    }

    @Test
    void the_navigation_lists_only_what_its_reader_may() {
        var nav =
                Visitor.find(Pattern.compile("(?s)<nav class=\"admin-nav\"(.*?)</nav>"), english(verifier, "/admin/"));
        assertTrue(nav.contains("/admin/files/") && nav.contains("/admin/tags/"), nav);
        for (var other : new String[] {"/admin/accounts/", "/admin/conference/", "/clock/", "/admin/audit/"}) {
            assertFalse(nav.contains(other), other);
        }
        var delegate = Visitor.member(running, Newcomer.make(running, "delegate"));
        assertFalse(english(delegate, "/clock/").contains("admin-nav"), "nobody else sees any of it");
        assertFalse(english(delegate, "/clock/").contains("href=\"/admin/\""));
        assertTrue(english(verifier, "/clock/").contains("href=\"/admin/\""));
    }

    @ParameterizedTest
    @CsvSource({"/admin/", "/admin/numbers", "/admin/articles/", "/admin/comments/", "/admin/files/"})
    void members_do_not_come_in(String path) {
        var chair = Visitor.member(running, Newcomer.make(running, "chair"));
        assertEquals(403, chair.get(path).statusCode());
        assertEquals(303, Visitor.guest(running).get(path).statusCode());
        assertEquals(200, verifier.get(path).statusCode());
    }

    @Test
    void the_overview_counts_who_is_here_once_however_many_pages_they_have_open() {
        var name = Newcomer.make(running, "delegate");
        var delegate = Visitor.member(running, name);
        var before = online();
        try (var line = delegate.openSocket();
                var other = delegate.openSocket()) {
            await(before + 1);
        }
        await(before);
    }

    @Test
    void the_overview_counts_what_waits_and_what_is_stored() {
        var page = english(secretary, "/admin/");
        var waiting = one("SELECT count(*) AS n FROM article_revision WHERE state = 'pending'");
        var delegates = one("SELECT count(*) AS n FROM account WHERE active AND role = 'delegate'");
        assertTrue(page.contains("data-number=\"waiting\">" + waiting + "<"), page);
        assertTrue(page.contains("data-number=\"role-delegate\">" + delegates + "<"), page);
        for (var number : new String[] {"reports", "files", "database", "free", "generation", "version", "health"}) {
            assertTrue(page.contains("data-number=\"" + number + "\""), number);
        }
        var seen = english(verifier, "/admin/");
        assertTrue(seen.contains("data-number=\"waiting\""));
        assertFalse(seen.contains("data-number=\"free\"") || seen.contains("role-delegate"), "that is not theirs");
    }

    @Test
    void articles_are_searched_filtered_and_gone_through() {
        var word = word();
        sql("INSERT INTO article (author, title, body, body_html, excerpt, language, state, created_at)"
                + " SELECT (SELECT id FROM account WHERE username = 'pia'), '" + word + " 100% ' || n, '', '', '',"
                + " CASE WHEN n % 2 = 0 THEN 'en' ELSE 'zh-Hans' END,"
                + " CASE WHEN n <= 3 THEN 'rejected' ELSE 'withdrawn' END, now() FROM generate_series(1, 60) n");
        var first = english(secretary, "/admin/articles/?q=" + word.toUpperCase(Locale.ROOT));
        assertTrue(first.contains(word + " 100% 60<") && !first.contains(word + " 100% 1<"), first);
        var second = english(secretary, Visitor.find(NEXT, first).replace("&amp;", "&"));
        assertTrue(second.contains(word + " 100% 1<") && !second.contains(word + " 100% 60<"), second);
        var few = english(secretary, "/admin/articles/?q=" + word + "&state=rejected&language=en&author=@PIA");
        assertTrue(few.contains(word + " 100% 2<") && !few.contains(word + " 100% 3<"), few);
        assertTrue(english(secretary, "/admin/articles/?q=" + word + "&author=kofi")
                .contains("Nothing fits"));
        assertEquals(
                200,
                secretary
                        .get("/admin/articles/?q=x&state=x&before=99999999999999999999")
                        .statusCode());
    }

    @Test
    void comments_that_are_gone_are_listed_with_their_state() {
        var word = word();
        sql("INSERT INTO comment (article, author, body, body_html, ref, created_at, gone, gone_at, gone_by)"
                + " SELECT (SELECT min(id) FROM article WHERE state = 'verified'), a.id, '" + word + " <b>' || n, '', '"
                + word + "' || n, now(), CASE WHEN n = 1 THEN 'removed' END, CASE WHEN n = 1 THEN now() END,"
                + " CASE WHEN n = 1 THEN a.id END FROM account a, generate_series(1, 2) n WHERE a.username = 'kofi'");
        var all = english(verifier, "/admin/comments/?q=" + word);
        assertTrue(all.contains(word + " &lt;b&gt;1") && all.contains(word + " &lt;b&gt;2"), all);
        var removed = english(verifier, "/admin/comments/?state=removed&q=" + word);
        assertTrue(removed.contains(word + " &lt;b&gt;1") && !removed.contains(word + " &lt;b&gt;2"), removed);
        var link = Visitor.find(Pattern.compile("href=\"(/comments/\\d+/)\""), removed);
        assertEquals(200, verifier.get(link).statusCode(), "it leads to where one acts");
    }

    @Test
    void a_file_is_deleted_with_a_reason_and_its_readers_see_it_no_more() {
        var upload = published();
        var article = "/articles/" + one("SELECT article AS n FROM upload WHERE id = " + upload) + "/";
        var name = "gone-" + upload + ".txt";
        assertTrue(english(Visitor.guest(running), article).contains(name));
        var path = "/admin/files/" + upload + "/deletion";
        var refused = verifier.post("/admin/files/", path, Map.of("reason", " "));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("field-error") && refused.body().contains(name), refused.body());
        assertEquals(
                422,
                verifier.post("/admin/files/", path, Map.of("reason", "a\0")).statusCode());
        var press = Visitor.member(running, Newcomer.make(running, "press"));
        assertEquals(403, press.post("/", path, Map.of("reason", "x")).statusCode());
        assertTrue(english(Visitor.guest(running), article).contains(name), "none of them did it");
        assertEquals(
                303,
                verifier.post("/admin/files/", path, Map.of("reason", "Wrong <file>"))
                        .statusCode());
        assertEquals(
                404,
                verifier.post("/admin/files/", path, Map.of("reason", "Again")).statusCode());
        assertFalse(english(Visitor.guest(running), article).contains(name), "what was kept is drawn anew");
        assertFalse(english(verifier, "/admin/files/?q=" + name).contains("reason-" + upload));
        var log = english(secretary, "/admin/audit/?what=file");
        assertTrue(log.contains(name) && log.contains("Wrong &lt;file&gt;") && log.contains("deleted the file"), log);
    }

    @Test
    void the_audit_log_is_filtered_by_who_what_and_when() {
        var name = Newcomer.make(running, "secretariat");
        var actor = "(SELECT id FROM account WHERE username = '" + name + "')";
        sql("INSERT INTO audit (at, actor, act, subject) VALUES ('2026-03-01T23:30+08', " + actor
                + ", 'account.made', 'First of March'), ('2026-03-02T00:30+08', " + actor
                + ", 'tag.changed', 'Second of March')");
        var both = english(secretary, "/admin/audit/?who=@" + name);
        assertTrue(both.contains("First of March") && both.contains("Second of March"), both);
        var one = english(secretary, "/admin/audit/?who=" + name + "&what=tag");
        assertTrue(!one.contains("First of March") && one.contains("Second of March"), one);
        var day = english(secretary, "/admin/audit/?who=" + name + "&from=2026-03-01&to=2026-03-01");
        assertTrue(day.contains("First of March") && !day.contains("Second of March"), day);
        var later = english(secretary, "/admin/audit/?who=" + name + "&from=2026-03-02&to=nonsense");
        assertTrue(!later.contains("First of March") && later.contains("Second of March"), later);
        assertTrue(
                english(secretary, "/admin/audit/?who=nobody&from=2999-12-31").contains("Nothing fits"));
        assertTrue(secretary
                .get("/admin/audit/export.csv?what=tag&who=" + name)
                .body()
                .contains("Second of March"));
    }

    /** A file of its own beside the oldest article that everybody reads; its number. */
    private long published() {
        var hash = UUID.randomUUID().toString().replace("-", "").repeat(2);
        var upload = one("WITH f AS (INSERT INTO file (hash, size, kind, media, shown, stored_at) VALUES ('" + hash
                + "', 12, 'text', 'text/plain', true, now()) RETURNING hash), r AS (SELECT r.id, r.article, r.editor"
                + " FROM article_revision r JOIN article a ON a.id = r.article AND a.state = 'verified' AND NOT a.file"
                + " WHERE r.state = 'verified' ORDER BY r.id LIMIT 1)"
                + " INSERT INTO upload (file, name, link, account, article, revision, created_at)"
                + " SELECT f.hash, 'x', 'x.txt', r.editor, r.article, r.id, now() FROM f, r RETURNING id AS n");
        sql("UPDATE upload SET name = 'gone-' || id || '.txt' WHERE id = " + upload);
        running.raiseEdition();
        return upload;
    }

    private void await(int expected) {
        Waiting.until(expected + " are online", () -> online() == expected);
    }

    private int online() {
        return Integer.parseInt(Visitor.find(ONLINE, english(secretary, "/admin/numbers")));
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String english(Visitor visitor, String path) {
        return visitor.send(visitor.request(path).header("Accept-Language", "en"))
                .body();
    }

    private long one(String query) {
        return sql(query).iterator().next().getLong("n");
    }

    private RowSet<Row> sql(String statement) {
        return running.database()
                .query(statement)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
