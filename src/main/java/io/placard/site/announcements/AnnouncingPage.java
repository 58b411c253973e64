package io.placard.site.announcements;

import java.util.List;
import java.util.OptionalLong;

/**
 * All announcements, for staff.
 *
 * @param older where the next page begins, if there is one
 * @param said the key of what was just done, or could not be; empty: nothing
 */
public record AnnouncingPage(List<Announcement> announcements, OptionalLong older, String said) {

    /** Whether what was asked for could not be done. */
    public boolean wrong() {
        return said.equals("announcements.error.late");
    }
}
