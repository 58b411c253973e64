package io.placard.site.files;

import static io.vertx.core.Future.await;

import io.placard.site.files.FileStore.NewUpload;
import io.placard.site.files.FileStore.Room;
import io.placard.site.files.Place.OfConversation;
import io.placard.site.page.Permission;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/** Putting files up for messages, in SQL: whoever may write in a conversation may. On virtual threads. */
final class ParcelStore {

    /** That nobody sent: a few messages' worth, in each conversation. */
    private static final int MOST_UNSENT = 50;

    /** $1 the account, $2 the conversation, $3 the moment. */
    private static final String WRITER = """
            FROM account a
            JOIN conversation_member m ON m.account = a.id AND m.conversation = $2
            JOIN conversation c ON c.id = m.conversation
            CROSS JOIN LATERAL chat_refusal(c, a.id, NULL, $3) r
            WHERE a.id = $1 AND a.active AND r.refusal IS NULL
            """;

    private static final String ROOM = """
            SELECT a.role = ANY ($4) AS freely,
                   (SELECT coalesce(sum(f.size), 0) FROM file f
                    WHERE f.hash IN (SELECT u.file FROM upload u WHERE u.account = a.id))::bigint AS own,
                   (SELECT coalesce(sum(f.size), 0) FROM file f)::bigint AS kept,
                   (SELECT count(*) FROM upload u
                    WHERE u.conversation = c.id AND u.account = a.id AND NOT u.sent) >= $5 AS full
            """ + WRITER;

    private static final String ADD = """
            INSERT INTO upload (file, name, link, account, conversation, created_at)
            SELECT $4, $5, $6, a.id, c.id, $3
            """ + WRITER + "RETURNING id";

    private static final String TAKE_BACK =
            "DELETE FROM upload WHERE id = $1 AND account = $2 AND conversation IS NOT NULL AND NOT sent";

    private final Pool pool;

    ParcelStore(Pool pool) {
        this.pool = pool;
    }

    /** Empty where this account may write nothing there. */
    Optional<Room> room(OfConversation place, Instant at) {
        var values = Tuple.of(place.account(), place.conversation())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addArrayOfString(Permission.UPLOAD_FREELY.roles())
                .addInteger(MOST_UNSENT);
        for (var row : await(pool.preparedQuery(ROOM).execute(values))) {
            return Optional.of(FileStore.room(row));
        }
        return Optional.empty();
    }

    /** The upload's number; empty where this account may write nothing there any more. */
    OptionalLong add(SqlClient sql, OfConversation place, NewUpload upload) {
        var values = Tuple.of(place.account(), place.conversation())
                .addOffsetDateTime(upload.at().atOffset(ZoneOffset.UTC))
                .addString(upload.hash())
                .addString(upload.name())
                .addString(upload.link());
        for (var row : await(sql.preparedQuery(ADD).execute(values))) {
            return OptionalLong.of(row.getLong("id"));
        }
        return OptionalLong.empty();
    }

    /** Takes away what was not sent yet. */
    boolean takeBack(long upload, long account) {
        return await(pool.preparedQuery(TAKE_BACK).execute(Tuple.of(upload, account)))
                        .rowCount()
                == 1;
    }
}
