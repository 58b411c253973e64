package io.placard.site.anonymity;

import static io.vertx.core.Future.await;

import io.placard.site.anonymity.AnonymityPage.Holdings;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Takes somebody out of all tables. On virtual threads. */
final class AnonymityStore {

    /** Nobody below a superuser touches one, nobody touches themselves, and it is done once. */
    private static final String TOUCHABLE = """
            FROM account t
            JOIN account w ON w.id = $1 AND w.active AND w.role = ANY ($2)
            WHERE t.id = $3 AND t.id <> w.id AND (w.role = 'superuser' OR t.role <> 'superuser')
              AND NOT starts_with(t.username, '~')
            """;

    private static final String FIND = """
            SELECT t.id, t.username, t.nickname, t.role,
                   (SELECT count(*) FROM article_draft d WHERE d.author = t.id)::int AS drafts,
                   (SELECT count(*) FROM upload u WHERE u.account = t.id AND u.article IS NULL AND NOT u.sent)::int AS files,
                   (SELECT count(*) FROM api_token k WHERE k.account = t.id)::int AS tokens,
                   (SELECT count(*) FROM article a WHERE a.author = t.id AND a.state = 'verified')::int AS articles,
                   (SELECT count(*) FROM comment c WHERE c.author = t.id AND c.gone IS NULL)::int AS comments
            """ + TOUCHABLE;
    private static final String TAKE =
            "SELECT t.id, t.username, t.nickname, t.role " + TOUCHABLE + "FOR UPDATE OF t FOR SHARE OF w";

    /** What is theirs alone. What was handed in or sent stays, with its files: others have it before them. */
    private static final List<String> DROP = List.of(
            "DELETE FROM second_step WHERE account = $1",
            "DELETE FROM avatar WHERE account = $1",
            "DELETE FROM api_token WHERE account = $1",
            // before the notices, as who reads a conversation has it
            "DELETE FROM conversation_member WHERE account = $1",
            "DELETE FROM notice WHERE account = $1",
            "DELETE FROM notice_setting WHERE account = $1",
            "DELETE FROM announcement_dismissal WHERE account = $1",
            "DELETE FROM mention WHERE account = $1",
            "DELETE FROM chat_block WHERE account = $1 OR blocked = $1",
            "DELETE FROM chat_mute WHERE account = $1",
            "DELETE FROM presence_hidden WHERE account = $1",
            "DELETE FROM article_draft WHERE author = $1",
            """
            DELETE FROM upload u WHERE u.account = $1 AND NOT u.sent AND (u.article IS NULL OR EXISTS (
                SELECT 1 FROM article a WHERE a.id = u.article AND a.state = 'rejected' AND NOT EXISTS (
                    SELECT 1 FROM article_revision r WHERE r.article = a.id AND r.state = 'verified')))
            """,
            // a client that was away reads anew when what it missed is gone; it is nobody's any more
            "DELETE FROM topic_event WHERE topic = 'user:' || $1::bigint");

    private static final String ACCOUNT = """
            UPDATE account SET username = '~' || id::text, nickname = '~' || id::text, description = '', role = 'observer',
                password = 'none', language = NULL, content_language = 'all', zone = NULL, active = false,
                epoch = epoch + 1, must_change_password = false, picture = NULL, committee = ''
            WHERE id = $1
            """;

    private final Pool pool;
    private final TraceStore traces = new TraceStore();

    AnonymityStore(Pool pool) {
        this.pool = pool;
    }

    /** What a former member is called in the database. */
    static String former(long account) {
        return "~" + account;
    }

    /** Whom it is about and what they have; empty when the acting one may not touch them. */
    Optional<Known> find(Hand hand) {
        var rows = await(pool.preparedQuery(FIND).execute(hand.values())).iterator();
        return rows.hasNext() ? Optional.of(known(rows.next())) : Optional.empty();
    }

    /** The account, which nobody else changes meanwhile; empty when the acting one may not touch it. */
    Optional<Person> take(SqlClient sql, Hand hand) {
        var rows = await(sql.preparedQuery(TAKE).execute(hand.values())).iterator();
        return rows.hasNext() ? Optional.of(person(rows.next())) : Optional.empty();
    }

    /** Takes all that was somebody's alone, and their name from everything else. */
    void forget(SqlClient sql, Person person) {
        var account = Tuple.of(person.id());
        DROP.forEach(statement -> await(sql.preparedQuery(statement).execute(account)));
        await(sql.preparedQuery(ACCOUNT).execute(account));
        traces.scrub(sql, person);
    }

    private static Known known(Row row) {
        return new Known(
                person(row),
                new Holdings(
                        row.getInteger("drafts"),
                        row.getInteger("files"),
                        row.getInteger("tokens"),
                        row.getInteger("articles"),
                        row.getInteger("comments")));
    }

    private static Person person(Row row) {
        return new Person(
                row.getLong("id"),
                row.getString("username"),
                row.getString("nickname"),
                Role.of(row.getString("role")));
    }

    /** Whose hand is on whose account. */
    record Hand(long actor, long account) {

        private Tuple values() {
            return Tuple.of(actor)
                    .addArrayOfString(Permission.MANAGE_ACCOUNTS.roles())
                    .addLong(account);
        }
    }

    /** Somebody who can be anonymised. */
    record Known(Person person, Holdings holdings) {}
}
