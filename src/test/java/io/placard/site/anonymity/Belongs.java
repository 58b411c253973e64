package io.placard.site.anonymity;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import io.placard.site.page.Markdown;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Somebody with a name that nobody else has, which stands everywhere it can. */
record Belongs(Running running, long id, String username, String nickname, String article) {

    /** U and N are the names, ID the account's number, H the user name in somebody's HTML, R a fresh word. */
    private static final List<String> STATEMENTS = List.of(
            "UPDATE account SET nickname = 'N', description = 'I am N, @U', zone = 'Asia/Tokyo', pinyin = 'U', initials = 'U' WHERE id = ID",
            "INSERT INTO second_step (account, secret, confirmed_at) VALUES (ID, 'U', now())",
            "INSERT INTO recovery_code (account, hash) VALUES (ID, 'U')",
            """
            INSERT INTO api_token (account, name, hash, scopes, epoch, ref, made_at, expires_at)
            VALUES (ID, 'U laptop', encode(sha256('R'), 'hex'), '{read}', 0, 'R', now(), now() + interval '1 day')
            """,
            "INSERT INTO audit (at, actor, act, subject) VALUES (now(), ID, 'token.made', 'U laptop')",
            "INSERT INTO audit (at, actor, act, subject) VALUES (now(), 1, 'account.enrolled', 'abc, U, xyz')",
            """
            INSERT INTO audit (at, actor, act, subject, link, after)
            VALUES (now(), 1, 'account.password', 'N', '/admin/accounts/ID/', '{"reason": "asked by @U"}')
            """,
            "INSERT INTO notice_setting (account, category, level) VALUES (ID, 'chat', 'off')",
            "INSERT INTO article_draft (author, title, body, language, tags, saved_at) VALUES (ID, 'By U', 'N', 'en', 'U', now())",
            "INSERT INTO article_draft (author, title, body, language, tags, saved_at) VALUES (1, 'For @U', '/people/U/', 'en', '', now())",
            """
            WITH f AS (INSERT INTO file (hash, size, kind, media, shown, stored_at)
                       VALUES (encode(sha256('R'), 'hex'), 1, 'text', 'text/plain', false, now()) RETURNING hash)
            INSERT INTO upload (file, name, link, account, created_at) SELECT hash, 'U.txt', 'U.txt', ID, now() FROM f
            """,
            """
            INSERT INTO article (author, title, body, body_html, excerpt, language, state, created_at)
            VALUES (1, 'What @U said', 'As @U says', '<p>H</p>', 'As @U says', 'en', 'verified', now())
            """,
            """
            INSERT INTO article_revision (article, number, editor, title, body, language, tags, state, created_at, decided_by, reason)
            SELECT max(id), 1, 1, 'What @U said', 'As @U says', 'en', '{}', 'verified', now(), ID, 'For @U' FROM article
            """,
            "INSERT INTO article_turn (article, turn, actor, reason, at) SELECT max(id), 'withdrawn', ID, 'See @U', now() FROM article",
            """
            INSERT INTO report (reporter, article, text, reason, ref, created_at, outcome, decided_by, decided_at)
            SELECT ID, max(id), 'As @U says', '@U said so', 'R', now(), 'left', ID, now() FROM article
            """,
            """
            INSERT INTO comment_version (comment, number, body, body_html, written_at)
            SELECT max(id), 1, 'Hey @U', '<p>H</p>', now() FROM comment
            """,
            """
            INSERT INTO announcement (author, english, chinese, audience, urgent, link, starts_at, ref)
            VALUES (ID, 'Ask @U', '找 @U', 'all', false, '/people/U/', now() + interval '1 day', 'R')
            """,
            """
            WITH c AS (INSERT INTO conversation (kind, english, chinese, made_by, made_at, head, last_at)
                       VALUES ('discussion', 'With @U', '', ID, now(), 2, now()) RETURNING id),
                 m AS (INSERT INTO conversation_member (conversation, account, draft, joined_at)
                       SELECT c.id, a, 'Ask @U', now() FROM c, unnest(ARRAY[1, ID]) a),
                 w AS (INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, reply_to, mentions, at, told, own)
                       SELECT c.id, n, CASE n WHEN 1 THEN ID ELSE 1 END, 'R' || n, 'As @U says', '<p>H</p>', 'As @U says',
                              NULLIF(n - 1, 0), ARRAY[ID], now(), n, 1 FROM c, generate_series(1, 2) n
                       RETURNING *),
                 v AS (INSERT INTO message_version (conversation, seq, number, body, body_html, written_at)
                       SELECT conversation, seq, 1, 'Hey @U', '<p>H</p>', now() FROM w),
                 t AS (INSERT INTO topic (name, seq) SELECT 'chat:' || id, 2 FROM c RETURNING name)
            INSERT INTO topic_event (topic, seq, event, payload, at)
            SELECT t.name, w.told, 'message.sent', jsonb_build_object('message', chat_json(ROW(w.*)::message)), now() FROM w, t
            """,
            // whoever has sent something has no draft any more
            "UPDATE conversation_member SET draft = 'Ask @U' WHERE conversation = (SELECT max(id) FROM conversation)",
            """
            WITH b AS (INSERT INTO chat_block VALUES (ID, 1, now()), (1, ID, now())),
                 p AS (INSERT INTO presence_hidden VALUES (ID))
            INSERT INTO chat_mute VALUES (ID, now(), 1, '@U was loud', now())
            """,
            "INSERT INTO announcement_dismissal (account, announcement) SELECT ID, max(id) FROM announcement",
            "UPDATE conference SET home_english = 'Ask @U', home_english_html = '<p>H</p>'",
            "INSERT INTO tag (name, slug, about_english) VALUES ('R', 'R', 'Of @U')",
            """
            WITH head AS (INSERT INTO topic (name, seq) VALUES ('verification', 1)
                          ON CONFLICT (name) DO UPDATE SET seq = topic.seq + 1 RETURNING seq)
            INSERT INTO topic_event (topic, seq, event, payload, at)
            SELECT 'verification', seq, 'verification.decided', jsonb_build_object('revision',
                (SELECT max(id) FROM article_revision), 'state', 'verified', 'by', 'N'), now() FROM head
            """);

    static Belongs make(Running running) {
        var word = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        var id = Newcomer.id(running, Newcomer.make(running, "verifier"));
        // with a stop in it, as a pattern would take for any letter
        var made = new Belongs(running, id, "zq." + word, "Zaq " + word, Talk.articleOf(running, "hugo"));
        made.run("UPDATE account SET username = 'U', nickname = 'N' WHERE id = ID");
        made.talk();
        made.fill();
        return made;
    }

    Visitor visitor() {
        return Visitor.member(running, username);
    }

    String path() {
        return "/admin/accounts/" + id + "/";
    }

    /** How many rows of a table hold what comes behind its name. */
    long count(String what) {
        return rows("SELECT count(*) AS n FROM " + what).getFirst().getLong("n");
    }

    /** The rows in which one of the names stands: the table, a space and the row. */
    List<String> traces() {
        var traces = new ArrayList<String>();
        for (var row : rows("SELECT relname::text AS name FROM pg_class WHERE relkind IN ('r', 'p')"
                + " AND relnamespace = current_schema()::regnamespace ORDER BY relname")) {
            var name = row.getString("name");
            // both names hold the word
            var found = rows("SELECT left(t::text, 500) AS row FROM " + name + " t WHERE strpos(lower(t::text), '"
                    + username.substring(3) + "') > 0");
            found.forEach(one -> traces.add(name + " " + one.getString("row")));
        }
        return traces;
    }

    List<Row> rows(String statement) {
        var rows = new ArrayList<Row>();
        running.database()
                .query(statement)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .forEach(rows::add);
        return rows;
    }

    void run(String statement) {
        var html =
                new Markdown().html("Ask @" + username + ", [that one](/people/" + username + "/).", Set.of(username));
        rows(statement
                .replaceAll("\\bID\\b", Long.toString(id))
                .replaceAll("\\bU\\b", username)
                .replaceAll("\\bN\\b", nickname)
                .replaceAll("\\bR\\b", UUID.randomUUID().toString())
                .replaceAll("\\bH\\b", html));
    }

    /** What they and others say, by the forms: it is told, noted and listed. */
    private void talk() {
        var own = visitor();
        Talk.comment(own, article, "Dear @hugo, sincerely.");
        var hugo = Visitor.member(running, "hugo");
        Talk.comment(hugo, article, "Dear @" + username + ", see [your page](/people/" + username + "/).");
        own.get("/notices/");
        Visitor.member(running, "ada").post("/", path() + "role", Map.of("role", "secretariat"));
    }

    private void fill() {
        STATEMENTS.forEach(this::run);
    }
}
