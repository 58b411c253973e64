package io.placard.site.announcements;

import io.placard.site.page.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * An announcement as it is kept.
 *
 * @param author who made it
 * @param withdrawn when it was taken back; empty: it was not
 * @param version raised with each change
 */
public record Announcement(long id, Wording wording, Person author, Optional<Instant> withdrawn, int version) {

    /** What has become of it at this moment. */
    public State state(Instant now) {
        if (withdrawn.isPresent()) {
            return State.WITHDRAWN;
        }
        if (wording.starts().isAfter(now)) {
            return State.SCHEDULED;
        }
        return wording.ends().filter(end -> !end.isAfter(now)).isPresent() ? State.ENDED : State.SHOWING;
    }

    /** Whether anybody can have seen it. */
    public boolean wasShown(Instant now) {
        return !wording.starts().isAfter(withdrawn.orElse(now));
    }

    /** Whether what it says can still be changed. */
    public boolean canChange(Instant now) {
        var state = state(now);
        return state == State.SCHEDULED || state == State.SHOWING;
    }
}
