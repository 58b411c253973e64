package io.placard.site.settings;

import java.util.Map;

/**
 * What others see of oneself.
 *
 * @param nickname as kept, or as typed
 * @param errors message keys by field
 * @param saved whether it was just saved
 */
public record ProfileSettings(String nickname, String description, Map<String, String> errors, boolean saved) {}
