package io.placard.site.announcements;

import io.placard.site.page.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * What an announcement says, to whom and when.
 *
 * @param english empty where it is in Chinese only
 * @param link a path, or an address elsewhere; empty: none
 * @param ends empty: when staff end it
 */
public record Wording(
        String english,
        String chinese,
        Audience audience,
        boolean urgent,
        String link,
        Instant starts,
        Optional<Instant> ends) {

    /** The language of the words for a reader of this one. */
    public Language language(Language wanted) {
        return announced(wanted).isEmpty() ? other(wanted) : wanted;
    }

    /** The words for a reader of this language: in it, where they exist, or else in the other. */
    public String words(Language wanted) {
        return announced(language(wanted));
    }

    private String announced(Language language) {
        return language == Language.EN ? english : chinese;
    }

    private static Language other(Language language) {
        return language == Language.EN ? Language.ZH : Language.EN;
    }
}
