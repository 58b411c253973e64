package io.placard.gateway.socket;

/** Why a socket is closed, and whether its client is to come back (1012, 1013, 41xx) or to stop (1003, 1007, 1009, 42xx). */
enum CloseCode {
    /** A message was binary; all of ours are text. */
    NOT_TEXT(1003, "text only"),
    /** A text message was not UTF-8. */
    NOT_UTF8(1007, "not UTF-8"),
    /** A message was longer than the frame limit. */
    TOO_BIG(1009, "message too big"),
    /** Placard stops or moves: come back, after the delay in the reason. */
    RESTART(1012, "restart"),
    /** Placard cannot serve the socket just now: come back, after the delay in the reason. */
    TRY_AGAIN(1013, "try again"),
    /** The client reads too slowly: come back and resume. */
    TOO_SLOW(4100, "too slow"),
    /** The client was silent for too long: come back and resume. */
    SILENT(4101, "silent"),
    /** The login session has ended: stop. */
    SESSION_ENDED(4200, "session ended");

    private final short code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = (short) code;
        this.reason = reason;
    }

    short code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
