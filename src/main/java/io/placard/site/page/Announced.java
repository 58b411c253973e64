package io.placard.site.page;

import java.time.Instant;
import java.util.Optional;

/**
 * An announcement as its readers see it.
 *
 * @param version another one when its words were changed
 * @param urgent whether it interrupts whoever listens to the page
 * @param english empty where it was not written in English
 * @param link a path, or an address elsewhere; empty: none
 * @param at when it began to show
 * @param ends when it stops; empty: when staff end it
 */
public record Announced(
        long id,
        int version,
        boolean urgent,
        String english,
        String chinese,
        String link,
        Instant at,
        Optional<Instant> ends) {

    /** Whether it shows at a moment. */
    boolean shows(Instant now) {
        return !at.isAfter(now) && ends.filter(end -> !end.isAfter(now)).isEmpty();
    }

    /** The language of the words for a reader of this one: it, where they exist in it, or else the other. */
    public Language language(Language wanted) {
        return written().language(wanted);
    }

    /** The words for a reader of this language. */
    public String words(Language wanted) {
        return written().words(wanted);
    }

    private Bilingual written() {
        return new Bilingual(english, chinese);
    }
}
