package io.placard.site.comments;

import io.placard.site.page.Language;
import io.placard.site.page.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A comment with its traces, as far as its reader may see them.
 *
 * @param title of the article
 * @param body safe HTML; empty where the reader may not see it any more
 * @param text the same in Markdown
 * @param edits how often it was edited
 * @param gone empty while it stands
 * @param mover who removed it
 * @param own whether the reader wrote it
 * @param moderated whether the reader may remove it
 */
public record Traced(
        long id,
        long article,
        String title,
        Language language,
        Person author,
        Instant at,
        String body,
        String text,
        int edits,
        Optional<Instant> edited,
        Optional<Gone> gone,
        boolean own,
        boolean moderated) {

    /** How long an author may take back a deletion. */
    public static final Duration UNDO = Duration.ofMinutes(10);

    /**
     * How it went.
     *
     * @param removed by a moderator, not deleted by its author
     * @param by a nickname
     */
    public record Gone(boolean removed, Instant at, String by, String reason) {}

    /** Until when its author may undo its deletion; empty where that is no question, or too late. */
    public Optional<Instant> undoable(Instant now) {
        return gone.filter(went -> own && !went.removed())
                .map(went -> went.at().plus(UNDO))
                .filter(now::isBefore);
    }

    /** Whether the reader sees what it says, and what it said. */
    public boolean readable() {
        return gone.isEmpty() || own || moderated;
    }
}
