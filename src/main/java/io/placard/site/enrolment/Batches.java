package io.placard.site.enrolment;

import static io.vertx.core.Future.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lists that wait to be done, and how far the doing is: in Redis, for whoever sent them. On virtual threads. */
final class Batches {

    private static final String KEY = "placard:enrolment:";
    private static final String RUN = ":run";
    private static final Duration KEPT = Duration.ofHours(1);

    /** What is told of no more has ended without a word. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final RedisAPI redis;
    private final Supplier<String> refs;

    Batches(RedisAPI redis, Supplier<String> refs) {
        this.redis = redis;
        this.refs = refs;
    }

    /** Keeps a list and answers its name. */
    String keep(long account, List<Row> rows) {
        var ref = refs.get();
        var lines = new JsonArray();
        rows.forEach(row -> lines.add(new JsonArray().add(row.number()).add(new JsonArray(row.cells()))));
        var value = new JsonObject().put("account", account).put("rows", lines);
        set(KEY + ref, value.encode(), KEPT);
        return ref;
    }

    Optional<List<Row>> find(long account, String ref) {
        return Optional.ofNullable(await(redis.get(KEY + ref)))
                .map(value -> new JsonObject(value.toBuffer()))
                .filter(value -> value.getLong("account") == account)
                .map(value -> value.getJsonArray("rows").stream()
                        .map(JsonArray.class::cast)
                        .map(Batches::row)
                        .toList());
    }

    /** Whether this is the first who begins to do it. */
    boolean begin(String ref) {
        var progress = Progress.of(0, 0).encode();
        var begun = redis.set(List.of(KEY + ref + RUN, progress, "NX", "EX", Long.toString(SILENCE.toSeconds())));
        return await(begun) != null;
    }

    /** Lets it be begun once more. */
    void drop(String ref) {
        await(redis.del(List.of(KEY + ref + RUN)));
    }

    void tell(String ref, Progress progress) {
        set(KEY + ref + RUN, progress.encode(), progress.over() ? KEPT : SILENCE);
    }

    /** How far it is; empty when nobody is doing it. */
    Optional<Progress> progress(String ref) {
        return Optional.ofNullable(await(redis.get(KEY + ref + RUN))).map(value -> Progress.decode(value.toString()));
    }

    private void set(String key, String value, Duration kept) {
        await(redis.set(List.of(key, value, "EX", Long.toString(kept.toSeconds()))));
    }

    @SuppressWarnings("unchecked")
    private static Row row(JsonArray line) {
        return new Row(line.getInteger(0), line.getJsonArray(1).getList());
    }

    /**
     * How far a list is.
     *
     * @param path where to go on when it is over; empty: it is not
     */
    record Progress(int done, int all, String path) {

        static Progress of(int done, int all) {
            return new Progress(done, all, "");
        }

        static Progress over(String path) {
            return new Progress(0, 0, path);
        }

        boolean over() {
            return !path.isEmpty();
        }

        private String encode() {
            return new JsonObject()
                    .put("done", done)
                    .put("all", all)
                    .put("path", path)
                    .encode();
        }

        private static Progress decode(String text) {
            var value = new JsonObject(text);
            return new Progress(value.getInteger("done"), value.getInteger("all"), value.getString("path"));
        }
    }
}
