package io.placard;

import io.vertx.sqlclient.Tuple;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Somebody whom no other test knows: what happens to their account happens to nobody else. */
public final class Newcomer {

    private static final String ADD = """
            INSERT INTO account (username, nickname, role, password, created_at)
            SELECT $1, $2, $3, password, now() FROM account WHERE username = 'kofi'
            RETURNING id
            """;

    private Newcomer() {}

    /** Makes an account with {@link Visitor#PASSWORD}; its user name. */
    public static String make(Running running, String role) {
        var username = role.substring(0, 4) + "-" + UUID.randomUUID().toString().substring(0, 12);
        running.database()
                .preparedQuery(ADD)
                .execute(Tuple.of(username, "Newcomer " + username, role))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        return username;
    }

    /** The number of an account. */
    public static long id(Running running, String username) {
        return running.database()
                .preparedQuery("SELECT id FROM account WHERE username = $1")
                .execute(Tuple.of(username))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join()
                .iterator()
                .next()
                .getLong("id");
    }
}
