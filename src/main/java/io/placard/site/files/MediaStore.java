package io.placard.site.files;

import static io.vertx.core.Future.await;

import io.placard.channel.Login;
import io.placard.site.page.Permission;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Who may read which content, in SQL. On virtual threads. */
final class MediaStore {

    /**
     * Everybody's: what was handed in with a version that was published. The others': own ones, what waits, and what hangs
     * on a message that stands in a conversation of theirs; for those who decide, what hangs on a message that was reported
     * or, while it stands, near one. What is kept for them alone is nobody else's, its author's neither.
     */
    private static final String READABLE = """
            SELECT f.size, f.media, f.shown, bool_or(everybodys) AS everybodys,
                   (array_agg(u.name ORDER BY u.link <> $2, u.id))[1] AS name
            FROM file f
            JOIN upload u ON u.file = f.hash
            LEFT JOIN article a ON a.id = u.article
            LEFT JOIN article_revision r ON r.id = u.revision
            LEFT JOIN account v ON v.id = $3 AND v.epoch = $4 AND v.active
            LEFT JOIN message_file w ON w.upload = u.id
            LEFT JOIN message m ON m.conversation = w.conversation AND m.seq = w.seq
            LEFT JOIN conversation_member k ON k.conversation = w.conversation AND k.account = v.id AND m.gone IS NULL
            CROSS JOIN LATERAL (SELECT coalesce(a.state = 'verified' AND r.state = 'verified', false) AS everybodys) e
            WHERE f.hash = $1
              AND (everybodys OR u.account = v.id AND m.gone IS NULL OR a.author = v.id OR a.id IS NOT NULL AND v.role = ANY ($5)
                   OR k.account IS NOT NULL OR v.role = ANY ($6) AND EXISTS (
                       SELECT FROM message_report o
                       WHERE o.conversation = w.conversation AND o.seq BETWEEN w.seq - 5 AND w.seq + 5
                         AND o.author <> v.id AND (m.gone IS NULL OR o.seq = w.seq)))
            GROUP BY f.hash
            """;

    private final SqlClient lookups;

    MediaStore(SqlClient lookups) {
        this.lookups = lookups;
    }

    /** A content that this login, none for a guest, may read; by the name in its address, where it has several. */
    Optional<Readable> readable(String hash, String link, Optional<Login> login) {
        var values = Tuple.of(hash, link)
                .addLong(login.map(Login::account).orElse(0L))
                .addInteger(login.map(Login::epoch).orElse(0))
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addArrayOfString(Permission.MODERATE_CHAT.roles());
        var rows = await(lookups.preparedQuery(READABLE).execute(values)).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        return Optional.of(new Readable(
                hash,
                row.getLong("size"),
                row.getString("media"),
                row.getBoolean("shown"),
                row.getString("name"),
                row.getBoolean("everybodys")));
    }

    /** @param everybodys whether a guest may read it too */
    record Readable(String hash, long size, String media, boolean shown, String name, boolean everybodys) {

        /** A smaller copy of it, of so many bytes. */
        Readable thumbnail(long bytes) {
            return new Readable(hash, bytes, Picture.thumbnailMedia(media), shown, name, everybodys);
        }
    }
}
