package io.placard.site.secondstep;

import static io.vertx.core.Future.await;

import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who has given the password and not yet the code: kept in Redis for five minutes. On virtual threads.
 */
final class Halfway {

    static final Duration KEPT = Duration.ofMinutes(5);

    private static final String KEY = "placard:halfway:";

    private final RedisAPI redis;
    private final Supplier<String> refs;

    Halfway(RedisAPI redis, Supplier<String> refs) {
        this.redis = redis;
        this.refs = refs;
    }

    /** A name by which whoever holds it may go on with a code. */
    String keep(Person person) {
        var ref = refs.get();
        var value = new JsonObject().put("account", person.account()).put("epoch", person.epoch());
        await(redis.set(List.of(KEY + ref, value.encode(), "EX", Long.toString(KEPT.toSeconds()))));
        return ref;
    }

    /** Whoever is half signed in under this name. */
    Optional<Person> find(String ref) {
        return Optional.ofNullable(await(redis.get(KEY + ref)))
                .map(value -> new JsonObject(value.toBuffer()))
                .map(value -> new Person(value.getLong("account"), value.getInteger("epoch")));
    }

    void forget(String ref) {
        await(redis.del(List.of(KEY + ref)));
    }

    /** An account in the epoch in which its password was given: with a new password it is nobody. */
    record Person(long account, int epoch) {}
}
