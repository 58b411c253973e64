package io.placard.generation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The end of a generation, of which whoever waits for its answer is told. Thread-safe. */
final class Ending {

    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean come;

    boolean hasCome() {
        return come;
    }

    /** From now on nothing more is to be waited for. */
    void come() {
        come = true;
        waiting.forEach(Runnable::run);
    }

    /** The same answer, or the failure {@link Ended} as soon as the end has come. On the caller's context. */
    <T> Future<T> orElse(Vertx vertx, Future<T> answer) {
        var context = vertx.getOrCreateContext();
        var promise = Promise.<T>promise();
        Runnable tell = () -> context.runOnContext(go -> promise.tryFail(new Ended()));
        waiting.add(tell);
        if (come) {
            tell.run();
        }
        answer.onComplete(result -> {
            waiting.remove(tell);
            if (result.succeeded()) {
                promise.tryComplete(result.result());
            } else {
                promise.tryFail(result.cause());
            }
        });
        return promise.future();
    }

    /** The generation ended before it answered. */
    static final class Ended extends RuntimeException {}
}
