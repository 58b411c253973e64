package io.placard.site.files;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Uploads in SQL: what a draft has, and what becomes of it. On virtual threads. */
final class UploadStore {

    /** What was handed in before and not published comes along: who changes an article goes on from its newest version. */
    private static final String HAND_IN = """
            UPDATE upload u SET draft = NULL, article = $3, revision = $4
            WHERE u.draft = $1 AND u.account = $2
               OR u.article = $3 AND EXISTS (SELECT 1 FROM article_revision r
                                             WHERE r.id = u.revision AND r.state IN ('superseded', 'rejected'))
            """;

    private static final String COLUMNS = """
            SELECT u.id, f.hash, u.name, u.link, f.kind, f.size,
                   coalesce(f.width, 0) AS width, coalesce(f.height, 0) AS height
            FROM upload u JOIN file f ON f.hash = u.file
            """;
    private static final String OF_DRAFT = COLUMNS + "WHERE u.draft = $1 AND u.account = $2 ORDER BY u.id";
    private static final String FIND = COLUMNS + "WHERE u.id = $1 AND u.account = $2";
    private static final String TAKE_BACK =
            "DELETE FROM upload WHERE id = $1 AND account = $2 AND draft IS NOT NULL RETURNING draft";

    private static final String DISCARD = """
            DELETE FROM upload u USING file f, account s
            WHERE u.id = $3 AND u.conversation IS NULL AND f.hash = u.file AND s.id = $1 AND s.active AND s.role = ANY ($2)
            RETURNING u.name, u.article, f.size
            """;

    private static final String OF_REVISIONS = """
            SELECT u.id, f.hash, u.name, u.link, f.kind, f.size, u.revision,
                   coalesce(f.width, 0) AS width, coalesce(f.height, 0) AS height
            FROM upload u JOIN file f ON f.hash = u.file
            WHERE u.revision = ANY ($1) ORDER BY u.id
            """;

    private final Pool pool;

    UploadStore(Pool pool) {
        this.pool = pool;
    }

    List<Attachment> ofDraft(long draft, long account) {
        return attachments(await(pool.preparedQuery(OF_DRAFT).execute(Tuple.of(draft, account))));
    }

    Optional<Attachment> find(long upload, long account) {
        return attachments(await(pool.preparedQuery(FIND).execute(Tuple.of(upload, account)))).stream()
                .findFirst();
    }

    /** Takes an upload out of its draft; which draft that was. */
    OptionalLong takeBack(long upload, long account) {
        var rows = await(pool.preparedQuery(TAKE_BACK).execute(Tuple.of(upload, account)))
                .iterator();
        return rows.hasNext() ? OptionalLong.of(rows.next().getLong("draft")) : OptionalLong.empty();
    }

    /** Takes away what anybody has put up; empty where this is not theirs to do, or it is there no more. */
    Optional<Discarded> discard(SqlClient sql, long actor, long upload) {
        var values = Tuple.of(actor)
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addLong(upload);
        var rows = await(sql.preparedQuery(DISCARD).execute(values)).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        var article = row.getLong("article");
        return Optional.of(new Discarded(
                row.getString("name"),
                row.getLong("size"),
                article == null ? OptionalLong.empty() : OptionalLong.of(article)));
    }

    void handIn(SqlClient sql, HandIn handIn) {
        var values = Tuple.of(handIn.draft(), handIn.author(), handIn.article(), handIn.revision());
        await(sql.preparedQuery(HAND_IN).execute(values));
    }

    private static List<Attachment> attachments(Iterable<Row> rows) {
        var attachments = new ArrayList<Attachment>();
        rows.forEach(row -> attachments.add(attachment(row)));
        return attachments;
    }

    private static Attachment attachment(Row row) {
        return new Attachment(
                row.getLong("id"),
                row.getString("hash"),
                row.getString("name"),
                row.getString("link"),
                FileKind.of(row.getString("kind")),
                row.getLong("size"),
                row.getInteger("width"),
                row.getInteger("height"));
    }

    Map<Long, List<Attachment>> ofRevisions(List<Long> revisions) {
        var files = new HashMap<Long, List<Attachment>>();
        var values = Tuple.tuple().addArrayOfLong(revisions.toArray(Long[]::new));
        await(pool.preparedQuery(OF_REVISIONS).execute(values))
                .forEach(row -> files.computeIfAbsent(row.getLong("revision"), first -> new ArrayList<>())
                        .add(attachment(row)));
        return files;
    }
}
