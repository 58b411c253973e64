package io.placard.site.moderation;

import java.util.List;
import java.util.OptionalLong;

/**
 * All discussions, for staff.
 *
 * @param find what is in their names
 * @param more behind which the next page begins
 */
public record KeptPage(List<Kept> discussions, String find, OptionalLong more) {}
