package io.placard.site.chat;

import io.placard.site.page.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who is in a conversation.
 *
 * @param committee where they sit; empty: in none, or nobody has said
 * @param muted until when they may not write there; empty: they may
 * @param shown whether the reader may know how they are there, among so few that it is looked for
 */
public record Participant(Person person, String committee, boolean keeper, Optional<Instant> muted, boolean shown) {

    /** One of whom nobody looks whether they are there. */
    public Participant(Person person, String committee, boolean keeper, Optional<Instant> muted) {
        this(person, committee, keeper, muted, false);
    }
}
