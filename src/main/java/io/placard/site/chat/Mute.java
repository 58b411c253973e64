package io.placard.site.chat;

import java.util.Optional;

/**
 * Somebody's word to be taken or given back.
 *
 * @param who does it
 * @param account whose word it is
 * @param span for how long; empty: they may write again
 * @param reason for whose word it is and for those who decide, of at most {@value #LONGEST_REASON} letters
 */
public record Mute(long who, long account, Optional<MuteSpan> span, String reason) {

    public static final int LONGEST_REASON = 1_000;

    String act() {
        return span.isPresent() ? "muted" : "unmuted";
    }
}
