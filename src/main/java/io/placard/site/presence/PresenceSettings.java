package io.placard.site.presence;

/**
 * Whether others see that one is here.
 *
 * @param saved whether it was just saved
 */
public record PresenceSettings(boolean hidden, boolean saved) {}
