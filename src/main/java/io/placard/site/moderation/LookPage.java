package io.placard.site.moderation;

import io.placard.site.chat.MuteSpan;
import java.util.List;
import java.util.Optional;

/**
 * A reported message with what was said around it, and the form that decides.
 *
 * @param changed whether the message says something else than it did when it was reported, or is gone
 * @param error a message key
 */
public record LookPage(
        MessageReport report, List<Said> context, boolean changed, String reason, Optional<String> error) {

    /** For how long somebody can be muted. */
    public static final List<MuteSpan> SPANS = List.of(MuteSpan.values());
}
