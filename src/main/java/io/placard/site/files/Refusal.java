package io.placard.site.files;

import io.placard.site.api.Problem.Kind;
import java.util.Locale;

/** Why a file does not come in. */
public enum Refusal {
    /** The draft is not there or not this account's; or nothing may be written in the conversation. */
    NOT_THERE(404),
    /** No file was chosen. */
    NONE(422),
    /** There is nothing in it. */
    EMPTY(422),
    /** One draft may have so many, and so many may wait for a message. */
    TOO_MANY(422),
    /** It is larger than any file may be. */
    TOO_LARGE(413),
    /** It is a picture that would take too much memory to draw. */
    TOO_MANY_PIXELS(422),
    /** The account has put up as much as one may. */
    ACCOUNT_FULL(413),
    /** There is no room at all. */
    STORE_FULL(507);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** As an HTTP answer. */
    public int status() {
        return status;
    }

    /** As a program is answered. */
    public Kind kind() {
        return switch (this) {
            case NOT_THERE -> Kind.NOT_FOUND;
            case NONE, EMPTY, TOO_MANY, TOO_MANY_PIXELS -> Kind.UNFIT;
            case TOO_LARGE, ACCOUNT_FULL -> Kind.TOO_LARGE;
            case STORE_FULL -> Kind.FULL;
        };
    }

    /** The word in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
