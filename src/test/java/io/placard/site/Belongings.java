package io.placard.site;

import io.placard.Running;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** One fresh record of each kind that belongs to an account, so that what was done to another is no matter. */
enum Belongings {
    NONE("SELECT '1' AS name FROM account WHERE id = $1 AND $2 <> ''"),
    ARTICLE(article("verified") + "SELECT id::text AS name FROM a WHERE $2::text <> ''"),
    PENDING(article("pending") + "SELECT id::text AS name FROM a WHERE $2::text <> ''"),
    PLANNED("""
            INSERT INTO article (author, title, body, body_html, excerpt, language, state, created_at, publish_at, planned_by)
            VALUES ($1, $2, 'Words.', '', '', 'en', 'scheduled', now(), now() + interval '1 day', $1) RETURNING id::text AS name
            """),
    WITHDRAWN(article("withdrawn") + "SELECT id::text AS name FROM a WHERE $2::text <> ''"),
    /** One that can be changed: it has a version to begin from. */
    CHANGEABLE(article("verified") + revision("verified", "article")),
    UNREAD(article("pending") + revision("pending", "article")),
    REVISION(article("pending") + revision("pending", "id")),
    DRAFT("""
            INSERT INTO article_draft (author, title, body, language, tags, saved_at)
            VALUES ($1, $2, 'Words.', 'en', '', now()) RETURNING id::text AS name
            """),
    COMMENT(comment("NULL", "NULL")),
    DELETED(comment("'deleted'", "$1")),
    REMOVED(comment("'removed'", "(SELECT id FROM account WHERE username = 'vera')")),
    REPORT(article("verified") + """
            INSERT INTO report (reporter, article, text, reason, ref, created_at)
            SELECT $1, id, 'Words.', 'It is wrong.', $2, now() FROM a RETURNING id::text AS name
            """),
    UPLOAD("""
            WITH f AS (INSERT INTO file (hash, size, kind, media, shown, stored_at)
                       VALUES (encode(sha256($2::text::bytea), 'hex'), 1, 'text', 'text/plain', false, now()) RETURNING hash),
                 d AS (INSERT INTO article_draft (author, title, body, language, tags, saved_at)
                       VALUES ($1, 'With a file', '', 'en', '', now()) RETURNING id)
            INSERT INTO upload (file, name, link, account, draft, created_at)
            SELECT hash, 'x.txt', 'x.txt', $1, d.id, now() FROM f, d RETURNING id::text AS name
            """),
    TOKEN("""
            INSERT INTO api_token (account, name, hash, scopes, epoch, ref, made_at, expires_at)
            VALUES ($1, 'A token', encode(sha256($2::text::bytea), 'hex'), '{read}', 0, $2, now(), now() + interval '1 day')
            RETURNING id::text AS name
            """),
    TAG("""
            WITH n AS (SELECT 'T' || left(md5($2::text || $1::bigint), 12) AS name)
            INSERT INTO tag (name, slug) SELECT name, lower(name) FROM n RETURNING id::text AS name
            """),
    SLUG("""
            WITH n AS (SELECT 'S' || left(md5($2::text || $1::bigint), 12) AS name)
            INSERT INTO tag (name, slug) SELECT name, lower(name) FROM n RETURNING slug AS name
            """),
    ANNOUNCEMENT("""
            INSERT INTO announcement (author, english, chinese, audience, urgent, link, starts_at, ref)
            VALUES ($1, 'Lunch at one.', '', 'all', false, '', now() + interval '1 day', $2) RETURNING id::text AS name
            """),
    SHOWN("""
            INSERT INTO announcement (author, english, chinese, audience, urgent, link, starts_at, ref)
            VALUES ($1, 'Lunch now.', '', 'all', false, '', now() - interval '1 minute', $2) RETURNING id::text AS name
            """),
    /** One that nobody else is in, with a first message of theirs. */
    CONVERSATION("""
            WITH c AS (INSERT INTO conversation (kind, english, made_by, made_at, head, last_at)
                       VALUES ('discussion', 'Alone', $1, now(), 1, now()) RETURNING id),
                 m AS (INSERT INTO conversation_member (conversation, account, joined_at) SELECT id, $1, now() FROM c)
            INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, at, told, own)
            SELECT id, 1, $1, $2, 'Words.', '<p>Words.</p>', 'Words.', now(), 0, 1 FROM c RETURNING conversation::text AS name
            """),
    /** One that they keep, with a first message of theirs. */
    PINNABLE("""
            WITH c AS (INSERT INTO conversation (kind, english, made_by, made_at, head, last_at)
                       VALUES ('discussion', 'Alone', $1, now(), 1, now()) RETURNING id),
                 m AS (INSERT INTO conversation_member (conversation, account, keeper, joined_at)
                       SELECT id, $1, true, now() FROM c)
            INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, at, told, own)
            SELECT id, 1, $1, $2, 'Words.', '<p>Words.</p>', 'Words.', now(), 0, 1 FROM c RETURNING conversation::text AS name
            """),
    /** A file that is to be sent with a message. */
    PARCEL("""
            WITH f AS (INSERT INTO file (hash, size, kind, media, shown, stored_at)
                       VALUES (encode(sha256($2::text::bytea), 'hex'), 1, 'text', 'text/plain', false, now()) RETURNING hash),
                 c AS (INSERT INTO conversation (kind, english, made_by, made_at, last_at)
                       VALUES ('discussion', 'With a file', $1, now(), now()) RETURNING id)
            INSERT INTO upload (file, name, link, account, conversation, created_at)
            SELECT hash, 'x.txt', 'x.txt', $1, c.id, now() FROM f, c RETURNING id::text AS name
            """),
    /** One that they keep, with somebody else in it. */
    KEPT("""
            WITH c AS (INSERT INTO conversation (kind, english, ref, made_by, made_at, last_at)
                       VALUES ('discussion', 'Kept', $2, $1, now(), now()) RETURNING id)
            INSERT INTO conversation_member (conversation, account, keeper, joined_at)
            SELECT c.id, a.id, a.id = $1, now() FROM c, account a WHERE a.id = $1 OR a.username = 'farah'
            RETURNING conversation::text AS name
            """),
    /** One that somebody else keeps and has said something in. */
    HEARD(said("$1") + "SELECT conversation::text AS name FROM w"),
    /** A message that was reported by kofi in a conversation of two: the account's own words. */
    REPORTED(said("(SELECT id FROM account WHERE username = 'kofi')") + """
            INSERT INTO message_report (reporter, conversation, seq, author, html, kind, words, ref, created_at)
            SELECT p.id, w.conversation, 1, w.author, '<p>Words.</p>', 'rude', '', $2, now()
            FROM w, account p WHERE p.username = 'kofi' AND $1::bigint > 0 RETURNING id::text AS name
            """),
    /** Between two who are both others, and in which nothing was reported. */
    ALONE("""
            WITH p AS (INSERT INTO account (username, nickname, role, password, created_at)
                       SELECT left($2, 30), left($2, 30), 'delegate', password, now() FROM account WHERE id = $1 RETURNING id)
            INSERT INTO conversation (kind, low, high, made_by, made_at, last_at)
            SELECT 'pair', least($1::bigint, id), greatest($1::bigint, id), $1, now(), now() FROM p RETURNING id::text AS name
            """),
    /** Somebody else with whom they have a conversation of two. */
    COMPANION("""
            WITH p AS (INSERT INTO account (username, nickname, role, password, created_at)
                       SELECT left($2, 30), left($2, 30), 'delegate', password, now() FROM account WHERE id = $1 RETURNING id),
                 c AS (INSERT INTO conversation (kind, low, high, made_by, made_at, last_at)
                       SELECT 'pair', least($1::bigint, id), greatest($1::bigint, id), $1, now(), now() FROM p RETURNING id),
                 m AS (INSERT INTO conversation_member (conversation, account, joined_at)
                       SELECT c.id, $1, now() FROM c UNION ALL SELECT c.id, p.id, now() FROM c, p)
            SELECT id::text AS name FROM p
            """),
    /** The account itself, by its name and by its number. */
    PERSON("SELECT username AS name FROM account WHERE id = $1 AND $2 <> ''"),
    ACCOUNT("SELECT id::text AS name FROM account WHERE id = $1 AND $2 <> ''"),
    SUPERUSER(account("superuser")),
    DELEGATE(account("delegate")),
    /** One with a second step. */
    SECURED("WITH made AS (" + account("delegate") + """
            )
            INSERT INTO second_step (account, secret, confirmed_at) SELECT name::bigint, 'x', now() FROM made
            RETURNING account::text AS name
            """),
    SLIPS("placard:slips:", "{\"account\":%d,\"slips\":[[\"x\",\"X\",\"aaa-bbb\"]]}"),
    BATCH("placard:enrolment:", "{\"account\":%d,\"rows\":[]}"),
    RUN("placard:enrolment:", "{\"account\":%d,\"rows\":[]}");

    private final String statement;
    private final String value;

    Belongings(String statement) {
        this(statement, "");
    }

    /** @param statement makes it for $1, the account, and $2, a name of its own; or the beginning of its key in Redis */
    Belongings(String statement, String value) {
        this.statement = statement;
        this.value = value;
    }

    static Belongings of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Makes one for this account; what it is named in an address. */
    String make(Running running, long account) {
        var name = UUID.randomUUID().toString();
        if (!value.isEmpty()) {
            var written = running.redis().set(List.of(statement + name, value.formatted(account), "EX", "60"));
            written.toCompletionStage().toCompletableFuture().join();
            if (this == RUN) {
                var going = "{\"done\":0,\"all\":2,\"path\":\"\"}";
                running.redis()
                        .set(List.of(statement + name + ":run", going, "EX", "60"))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
            }
            return name;
        }
        return made(running, account, name).getString("name");
    }

    private Row made(Running running, long account, String name) {
        return running.database()
                .preparedQuery(statement)
                .execute(Tuple.of(account, name))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .iterator()
                .next();
    }

    private static String article(String state) {
        return """
                WITH a AS (
                    INSERT INTO article (author, title, body, body_html, excerpt, language, state, created_at, verified_at)
                    VALUES ($1, 'Belongs to somebody', 'Words.', '<p>Words.</p>', 'Words.', 'en', '%s', now(), now())
                    RETURNING id)
                """.formatted(state);
    }

    private static String revision(String state, String name) {
        return """
                INSERT INTO article_revision (article, number, editor, title, body, language, tags, state, created_at)
                SELECT id, 1, $1, $2, 'Words.', 'en', '{}', '%s', now() FROM a RETURNING %s::text AS name
                """.formatted(state, name);
    }

    private static String comment(String gone, String by) {
        return article("verified") + """
                INSERT INTO comment (article, author, body, body_html, ref, created_at, gone, gone_at, gone_by)
                SELECT a.id, $1, 'Words.', '<p>Words.</p>', $2, now(), %1$s, CASE WHEN %1$s IS NULL THEN NULL ELSE now() END, %2$s
                FROM a RETURNING id::text AS name
                """.formatted(gone, by);
    }

    /** A discussion in which lin has said something, and this member hears it. */
    private static String said(String member) {
        return """
                WITH l AS (SELECT id FROM account WHERE username = 'lin'),
                     c AS (INSERT INTO conversation (kind, english, made_by, made_at, head, last_at)
                           SELECT 'discussion', 'Heard', l.id, now(), 1, now() FROM l RETURNING id),
                     m AS (INSERT INTO conversation_member (conversation, account, keeper, joined_at)
                           SELECT c.id, p.id, p.id = l.id, now() FROM c, l, account p WHERE p.id IN (l.id, %s)),
                     w AS (INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, at, told, own)
                           SELECT c.id, 1, l.id, $2, 'Words.', '<p>Words.</p>', 'Words.', now(), 0, 1 FROM c, l
                           RETURNING conversation, author)
                """.formatted(member);
    }

    private static String account(String role) {
        return """
                INSERT INTO account (username, nickname, role, password, created_at)
                SELECT left($2, 30), left($2, 30), '%s', password, now() FROM account WHERE id = $1
                RETURNING id::text AS name
                """.formatted(role);
    }
}
