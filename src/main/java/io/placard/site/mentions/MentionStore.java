package io.placard.site.mentions;

import static io.vertx.core.Future.await;

import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who is mentioned, in SQL. On virtual threads. */
final class MentionStore {

    private static final String PEOPLE = "SELECT id, username FROM account WHERE username = ANY ($1) AND active";
    private static final String REMEMBER = """
            INSERT INTO mention (account, article, comment, at)
            SELECT person, $2, $3, $4 FROM unnest($1::bigint[]) AS person ORDER BY person
            ON CONFLICT DO NOTHING
            RETURNING account
            """;

    /** Those of these user names that somebody has who is active, with their accounts. */
    Map<String, Long> people(SqlClient sql, Collection<String> usernames) {
        var values = Tuple.tuple().addArrayOfString(usernames.toArray(String[]::new));
        var people = new HashMap<String, Long>();
        await(sql.preparedQuery(PEOPLE).execute(values))
                .forEach(row -> people.put(row.getString("username"), row.getLong("id")));
        return people;
    }

    /** Notes that these are told; answers those who had not been, in their order. */
    List<Long> remember(SqlClient sql, Mention mention, List<Long> people) {
        var comment = mention.comment();
        var values = Tuple.tuple()
                .addArrayOfLong(people.toArray(Long[]::new))
                .addLong(mention.article())
                .addLong(comment.isPresent() ? comment.getAsLong() : null)
                .addOffsetDateTime(mention.at().atOffset(ZoneOffset.UTC));
        var told = new ArrayList<Long>();
        await(sql.preparedQuery(REMEMBER).execute(values)).forEach(row -> told.add(row.getLong("account")));
        return told;
    }
}
