package io.placard.store;

/** Why Placard cannot start; the message is one sentence for the person who started it, free of secrets. */
public final class StartException extends RuntimeException {

    public StartException(String sentence) {
        super(sentence);
    }

    public StartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
