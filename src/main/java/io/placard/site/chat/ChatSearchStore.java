package io.placard.site.chat;

import static io.vertx.core.Future.await;

import io.placard.site.chat.ChatFound.Place;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.store.Transaction;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds messages in SQL, of conversations that the asker is in. On virtual threads. */
final class ChatSearchStore {

    private static final String CANCELLED = "57014";
    private static final String PATIENCE = "SELECT set_config('statement_timeout', '1s', true)";
    private static final String FIND =
            "SELECT nobody, nowhere, hits FROM chat_find($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    private static final String DAY = """
            SELECT least(chat_seq_at(c.id, c.head, $3), c.head) AS seq
            FROM conversation_member m JOIN conversation c ON c.id = m.conversation
            WHERE m.conversation = $1 AND m.account = $2
            """;

    private final Pool pool;

    ChatSearchStore(Pool pool) {
        this.pool = pool;
    }

    /** Empty where it took too long. */
    Optional<ChatFound> find(Question question, int most) {
        try {
            return Transaction.run(pool, sql -> {
                await(sql.query(PATIENCE).execute());
                var values = values(question, most + 1);
                var row = await(sql.preparedQuery(FIND).execute(values))
                        .iterator()
                        .next();
                var hits = row.getValue("hits") instanceof JsonArray all ? all : new JsonArray();
                return Optional.of(found(row.getBoolean("nobody"), row.getBoolean("nowhere"), hits, most));
            });
        } catch (DatabaseException refused) {
            if (CANCELLED.equals(refused.getSqlState())) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** The number of the first message of a day, or of the newest where none is so late; empty: the reader is no member. */
    OptionalLong first(long conversation, long reader, LocalDate day, ZoneId zone) {
        var values = Tuple.of(conversation, reader, begin(Optional.of(day), zone));
        for (var row : await(pool.preparedQuery(DAY).execute(values))) {
            return OptionalLong.of(row.getLong("seq"));
        }
        return OptionalLong.empty();
    }

    private static Tuple values(Question question, int most) {
        var query = question.query();
        var behind = question.behind();
        return Tuple.of(question.account())
                .addLong(
                        question.conversation().isPresent()
                                ? question.conversation().getAsLong()
                                : null)
                .addArrayOfString(query.words().toArray(String[]::new))
                .addArrayOfString(query.without().toArray(String[]::new))
                .addString(query.from().orElse(null))
                .addString(query.in().orElse(null))
                .addArrayOfString(query.has().toArray(String[]::new))
                .addOffsetDateTime(begin(query.before(), question.zone()))
                .addOffsetDateTime(begin(query.after(), question.zone()))
                .addOffsetDateTime(behind.map(place -> moment(place).atOffset(ZoneOffset.UTC))
                        .orElse(null))
                .addLong(behind.map(Place::conversation).orElse(null))
                .addLong(behind.map(Place::seq).orElse(null))
                .addInteger(most);
    }

    private static OffsetDateTime begin(Optional<LocalDate> day, ZoneId zone) {
        return day.map(one -> one.atStartOfDay(zone).toOffsetDateTime()).orElse(null);
    }

    private static Instant moment(Place place) {
        return Instant.EPOCH.plus(place.micros(), ChronoUnit.MICROS);
    }

    private static ChatFound found(boolean nobody, boolean nowhere, JsonArray told, int most) {
        var hits = new ArrayList<ChatHit>();
        for (var place = 0; place < Math.min(most, told.size()); place++) {
            hits.add(hit(told.getJsonObject(place)));
        }
        var last = told.size() > most ? Optional.of(told.getJsonObject(most - 1)) : Optional.<JsonObject>empty();
        return new ChatFound(
                nobody,
                nowhere,
                hits,
                last.map(one -> new Place(one.getLong("micros"), one.getLong("conversation"), one.getLong("seq"))));
    }

    private static ChatHit hit(JsonObject told) {
        return new ChatHit(
                told.getLong("conversation"),
                new Bilingual(told.getString("english"), told.getString("chinese")),
                Optional.ofNullable(told.getJsonObject("other")).map(ChatSearchStore::person),
                told.getLong("seq"),
                person(told.getJsonObject("author")),
                Instant.EPOCH.plus(told.getLong("micros"), ChronoUnit.MICROS),
                told.getString("words"));
    }

    private static Person person(JsonObject told) {
        return new Person(
                told.getLong("id"),
                told.getString("username"),
                told.getString("nickname"),
                Role.of(told.getString("role")),
                told.getString("picture"));
    }

    /**
     * A query as somebody asks it.
     *
     * @param conversation where it looks; empty: in all that the asker is in
     * @param zone in which its days are
     * @param behind where the list begins
     */
    record Question(ChatQuery query, long account, OptionalLong conversation, ZoneId zone, Optional<Place> behind) {}
}
