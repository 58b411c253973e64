package io.placard.site.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * What a member has begun to write.
 *
 * @param at when it was typed; empty: nothing ever was
 */
public record Draft(String text, Optional<Instant> at) {

    /** Nothing was begun. */
    public static final Draft NONE = new Draft("", Optional.empty());
}
