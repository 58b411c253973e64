package io.placard.site.files;

import static io.vertx.core.Future.await;

import io.placard.site.files.Place.OfDraft;
import io.placard.site.page.Permission;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/** Putting files up, in SQL: who may is decided here. On virtual threads. */
final class FileStore {

    private static final int MOST_OF_A_DRAFT = 100;

    /** How much there is already, for one who may put up a file in that draft. */
    private static final String ROOM = """
            SELECT a.role = ANY ($3) AS freely,
                   (SELECT coalesce(sum(f.size), 0) FROM file f
                    WHERE f.hash IN (SELECT u.file FROM upload u WHERE u.account = a.id))::bigint AS own,
                   (SELECT coalesce(sum(f.size), 0) FROM file f)::bigint AS kept,
                   (SELECT count(*) FROM upload u WHERE u.draft = d.id) >= $5 AS full
            FROM account a JOIN article_draft d ON d.author = a.id
            WHERE a.id = $1 AND a.active AND a.role = ANY ($4) AND d.id = $2
            """;

    /** Whoever stores or deletes this content waits for whoever does so now. */
    static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('file:' || $1, 0))";

    private static final String ADD_FILE = """
            INSERT INTO file (hash, size, kind, media, shown, width, height, stored_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (hash) DO UPDATE SET stored_at = EXCLUDED.stored_at
            """;
    private static final String ADD_UPLOAD = """
            INSERT INTO upload (file, name, link, account, draft, created_at)
            SELECT $1, $2, $3, a.id, d.id, $6
            FROM account a JOIN article_draft d ON d.author = a.id
            WHERE a.id = $4 AND a.active AND a.role = ANY ($7) AND d.id = $5
            ON CONFLICT (draft, file) WHERE draft IS NOT NULL DO UPDATE SET name = EXCLUDED.name, link = EXCLUDED.link
            RETURNING id
            """;

    private static final String GIVE = """
            INSERT INTO upload (file, name, link, account, article, revision, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;

    private final Pool pool;

    FileStore(Pool pool) {
        this.pool = pool;
    }

    /** Empty where this account may put nothing up in that draft. */
    Optional<Room> room(OfDraft place) {
        var values = Tuple.of(place.account(), place.draft())
                .addArrayOfString(Permission.UPLOAD_FREELY.roles())
                .addArrayOfString(Permission.WRITE_ARTICLES.roles())
                .addInteger(MOST_OF_A_DRAFT);
        var rows = await(pool.preparedQuery(ROOM).execute(values)).iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        return Optional.of(room(rows.next()));
    }

    static Room room(Row row) {
        return new Room(row.getBoolean("freely"), row.getLong("own"), row.getLong("kept"), row.getBoolean("full"));
    }

    void lock(SqlClient sql, String hash) {
        await(sql.preparedQuery(LOCK).execute(Tuple.of(hash)));
    }

    void add(SqlClient sql, Content content, Instant at) {
        var values = Tuple.of(
                        content.hash(),
                        content.size(),
                        content.type().kind().word(),
                        content.type().media(),
                        content.type().shown())
                .addInteger(content.width() == 0 ? null : content.width())
                .addInteger(content.height() == 0 ? null : content.height())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(ADD_FILE).execute(values));
    }

    /** The upload's number; empty where this account may put nothing up in that draft any more. */
    OptionalLong add(SqlClient sql, OfDraft place, NewUpload upload) {
        var values = Tuple.of(upload.hash(), upload.name(), upload.link(), place.account(), place.draft())
                .addOffsetDateTime(upload.at().atOffset(ZoneOffset.UTC))
                .addArrayOfString(Permission.WRITE_ARTICLES.roles());
        var rows = await(sql.preparedQuery(ADD_UPLOAD).execute(values)).iterator();
        return rows.hasNext() ? OptionalLong.of(rows.next().getLong("id")) : OptionalLong.empty();
    }

    void give(SqlClient sql, String hash, Gift gift, String link) {
        var values = Tuple.of(hash, gift.name(), link, gift.account(), gift.article(), gift.revision())
                .addOffsetDateTime(gift.at().atOffset(ZoneOffset.UTC));
        await(sql.preparedQuery(GIVE).execute(values));
    }

    /**
     * How much room there is.
     *
     * @param freely whether the account is not held to the limit of one account
     * @param own bytes that it has put up
     * @param kept bytes of all files
     * @param full whether the draft has as many as one may have
     */
    record Room(boolean freely, long own, long kept, boolean full) {}

    /** @param link the name in its address */
    record NewUpload(String hash, String name, String link, Instant at) {}
}
