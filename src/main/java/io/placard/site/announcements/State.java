package io.placard.site.announcements;

import java.util.Locale;

/** What has become of an announcement. */
public enum State {
    SCHEDULED,
    SHOWING,
    ENDED,
    /** Taken back: nobody but staff knows of it. */
    WITHDRAWN;

    /** The word in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
