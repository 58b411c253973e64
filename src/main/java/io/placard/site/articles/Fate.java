package io.placard.site.articles;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a comment after it was written.
 *
 * @param edited when it was changed last
 * @param gone {@code deleted} by its author or {@code removed} by a moderator: its words are not shown; empty: it stands
 * @param reason why it was removed
 */
public record Fate(Optional<Instant> edited, String gone, String reason) {

    /** Of a comment that is as it was written. */
    public static final Fate UNCHANGED = new Fate(Optional.empty(), "", "");

    public boolean stands() {
        return gone.isEmpty();
    }
}
