package io.placard.site.announcements;

import java.util.List;
import java.util.OptionalLong;

/**
 * The announcements that concerned the reader.
 *
 * @param older where the next page begins, if there is one
 */
public record AnnouncementsPage(List<Announcement> announcements, OptionalLong older) {}
