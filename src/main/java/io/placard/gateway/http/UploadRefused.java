package io.placard.gateway.http;

/** An upload that is read no further. */
final class UploadRefused extends RuntimeException {

    private final int status;

    /** @param status of HTTP */
    UploadRefused(int status, String why) {
        super(why, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
