package io.placard.site.enrolment;

import java.util.Locale;

/** The columns of a list, in their order. */
public enum Column {
    USERNAME,
    NICKNAME,
    LANGUAGE,
    ROLE,
    COMMITTEE;

    /** The word in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
