package io.placard.site.chat;

import io.placard.Running;
import io.placard.site.chat.ChatSearchStore.Question;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks for messages without the page before it, which lets nobody ask so often; for the bench. */
public final class TimedChatSearch {

    private static final int PAGE = 20;

    private final ChatSearchStore store;
    private final Context context;

    public TimedChatSearch(Running running) {
        this.store = new ChatSearchStore(running.database());
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

    /** How many were found for a page. */
    public int find(String typed, long account, OptionalLong conversation) {
        var none = Optional.<ChatFound.Place>empty();
        var question = new Question(ChatQuery.of(typed), account, conversation, ZoneId.of("UTC"), none);
        var found = Promise.<Integer>promise();
        context.runOnContext(go -> found.complete(
                store.find(question, PAGE).map(some -> some.hits().size()).orElse(-1)));
        return found.future().toCompletionStage().toCompletableFuture().join();
    }
}
