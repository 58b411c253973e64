package io.placard.site.roster;

import static io.vertx.core.Future.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * First passwords until they are printed: in Redis, for whoever made them and nobody else, for a quarter of an hour. On
 * virtual threads.
 */
final class Slips {

    private static final String KEY = "placard:slips:";
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final RedisAPI redis;
    private final Supplier<String> refs;

    Slips(RedisAPI redis, Supplier<String> refs) {
        this.redis = redis;
        this.refs = refs;
    }

    /** Keeps them and answers the path under which this account sees them. */
    String keep(long account, List<Slip> slips) {
        var ref = refs.get();
        var rows = new JsonArray();
        slips.forEach(slip -> rows.add(
                new JsonArray().add(slip.username()).add(slip.nickname()).add(slip.password())));
        var value = new JsonObject().put("account", account).put("slips", rows);
        await(redis.set(List.of(KEY + ref, value.encode(), "EX", Long.toString(KEPT.toSeconds()))));
        return "/admin/slips/" + ref + "/";
    }

    /** Those under this name, if this account made them not long ago. */
    Optional<List<Slip>> find(long account, String ref) {
        var found = await(redis.get(KEY + ref));
        return Optional.ofNullable(found)
                .map(value -> new JsonObject(value.toBuffer()))
                .filter(value -> value.getLong("account") == account)
                .map(value -> value.getJsonArray("slips").stream()
                        .map(JsonArray.class::cast)
                        .map(row -> new Slip(row.getString(0), row.getString(1), row.getString(2)))
                        .toList());
    }

    void forget(long account, String ref) {
        if (find(account, ref).isPresent()) {
            await(redis.del(List.of(KEY + ref)));
        }
    }
}
