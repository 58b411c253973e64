package io.placard.site.page;

import java.time.Instant;

/**
 * The moment at which a page is drawn, and until when what was drawn may be shown: until one of the times in it would be
 * told in other words. Of one request, on its thread.
 */
public final class Moment {

    private final Instant now;
    private Instant until = Instant.MAX;

    Moment(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** What is drawn from here on is looked at by itself. */
    void begin() {
        until = Instant.MAX;
    }

    /** What is drawn holds no longer than this. */
    public void holdsUntil(Instant end) {
        until = until.isBefore(end) ? until : end;
    }

    Instant until() {
        return until;
    }
}
