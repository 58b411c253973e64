package io.placard.store;

import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells a server that cannot be reached just now from one that refused what it was asked. */
public final class Away {

    private Away() {}

    /** Whether the fault is that PostgreSQL or Redis is away or does not answer: the same may go well a little later. */
    public static boolean caused(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException answer) {
                return stopping(answer);
            }
            if (cause instanceof IOException || cause instanceof TimeoutException || cause instanceof VertxException) {
                return true;
            }
            if (cause instanceof InterruptedException) {
                return true; // the generation was ended in the middle of it; the next one will do it
            }
        }
        return false;
    }

    /** Class 57 of SQLSTATE is an operator's intervention, such as a restart; 53 is a want of room or connections. */
    private static boolean stopping(DatabaseException answer) {
        var state = answer.getSqlState();
        return state != null && (state.startsWith("57") || state.startsWith("53"));
    }
}
