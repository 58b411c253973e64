package io.placard.site.search;

import io.placard.Running;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;

/** The search of a guest without its page, for the bench. */
public final class TimedSearch {

    private static final int PAGE = 20;
    private static final int PATIENCE_MILLIS = 20_000;

    private final SearchStore store;
    private final Context context;

    public TimedSearch(Running running) {
        this.store = new SearchStore(running.database(), PATIENCE_MILLIS);
        var started = Promise.<Context>promise();
        var verticle = new AbstractVerticle() {
            @Override
            public void start() {
                started.complete(vertx.getOrCreateContext());
            }
        };
        var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        running.gatewayContext().vertx().deployVerticle(verticle, options);
        this.context =
                started.future().toCompletionStage().toCompletableFuture().join();
    }

    /** Answers the counts. */
    public String find(String typed) {
        var question = new Question(Query.of(typed), 0, ZoneId.of("UTC"), Optional.empty(), Optional.empty());
        var found = Promise.<Found>promise();
        context.runOnContext(go -> found.complete(store.find(question, PAGE).orElseThrow()));
        return found.future().toCompletionStage().toCompletableFuture().join().counts().entrySet().stream()
                .map(count -> count.getKey().word() + " " + count.getValue().number()
                        + (count.getValue().more() ? "+" : ""))
                .collect(Collectors.joining(", "));
    }
}
