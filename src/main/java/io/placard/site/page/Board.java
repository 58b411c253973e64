package io.placard.site.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The announcements at the top of a reader's page.
 *
 * @param announced those that show now, urgent ones first, newest first; one more than fit when there are more
 * @param next when the next one begins for this reader; what it says is not told before
 * @param tells whether the reader wants the browser to show them too
 */
public record Board(List<Announced> announced, Optional<Instant> next, boolean tells) {

    /** None at all. */
    public static final Board NONE = new Board(List.of(), Optional.empty(), false);

    static final int MOST = 3;

    /** Those of a level that fit. */
    public List<Announced> shown(boolean urgent) {
        return announced.stream()
                .limit(MOST)
                .filter(one -> one.urgent() == urgent)
                .toList();
    }

    /** Whether there are more than fit. */
    public boolean more() {
        return announced.size() > MOST;
    }

    /** The next beginning in milliseconds, for the browser; empty: none. */
    public String nextMillis() {
        return next.map(at -> Long.toString(at.toEpochMilli())).orElse("");
    }
}
