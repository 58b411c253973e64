package io.placard.site.moderation;

import java.util.List;
import java.util.OptionalLong;

/**
 * Reported messages, open ones oldest first or decided ones newest first.
 *
 * @param muted who may write nowhere now
 * @param more where the next page begins, if there is one
 */
public record QueuePage(boolean open, List<MessageReport> reports, List<Muted> muted, OptionalLong more) {}
