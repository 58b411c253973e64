package io.placard.deploy;

import io.placard.store.StartException;
import java.io.IOException;

/** Why a deploy ended early; the message tells the person who pushed what happened and what to do. */
final class DeployFailed extends RuntimeException {

    private final boolean untouched;

    private DeployFailed(String sentence, boolean untouched, Throwable cause) {
        super(sentence, cause);
        this.untouched = untouched;
    }

    /** Before anything that serves was touched. */
    static DeployFailed before(String sentence) {
        return new DeployFailed(sentence, true, null);
    }

    /** Because of a file, before anything that serves was touched. */
    static DeployFailed file(IOException problem) {
        return new DeployFailed("A file could not be read or written: %s.".formatted(problem), true, problem);
    }

    /** When what serves may be the old or the new. */
    static DeployFailed unsure(StartException cause) {
        return new DeployFailed(cause.getMessage(), false, cause);
    }

    static DeployFailed unsure(String sentence) {
        return new DeployFailed(sentence, false, null);
    }

    /** The same, with what the person who reads it should do. */
    DeployFailed advising(String advice) {
        return new DeployFailed(getMessage() + " " + advice, untouched, getCause());
    }

    /** Whether the site certainly goes on as it was. */
    boolean untouched() {
        return untouched;
    }
}
