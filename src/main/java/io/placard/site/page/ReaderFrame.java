package io.placard.site.page;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the database says of the conference and of whoever is reading.
 *
 * @param edition the head of the topic {@code conference}
 * @param announcements their edition
 */
record ReaderFrame(Conference conference, long edition, long announcements, Optional<Member> member) {

    /**
     * A reader who is signed in.
     *
     * @param language of the interface, where they chose one
     * @param content language of articles; empty: all
     * @param zone in which they want times; empty: the conference's
     * @param mustChange whether their password must be changed before anything else
     * @param dismissed the announcements that they have seen enough of, the newest ones
     * @param loud whether the browser is to show announcements too
     * @param keepsBack whether anything of theirs is not public, such as an article that waits
     * @param topics the topics of every page, with their heads at this moment
     */
    record Member(
            Reader reader,
            Optional<Language> language,
            Optional<Language> content,
            Optional<ZoneId> zone,
            boolean mustChange,
            List<Long> dismissed,
            boolean loud,
            boolean keepsBack,
            Map<String, Long> topics) {}
}
