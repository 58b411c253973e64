package io.placard.site.files;

import java.util.Locale;

/** Why a file does not come in. */
enum Refusal {
    /** The draft is not there, or not this account's. */
    NOT_THERE(404),
    /** No file was chosen. */
    NONE(422),
    /** There is nothing in it. */
    EMPTY(422),
    /** One draft may have so many. */
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

    int status() {
        return status;
    }

    /** The word in message keys. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
