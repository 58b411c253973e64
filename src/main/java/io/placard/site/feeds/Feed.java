package io.placard.site.feeds;

import io.placard.site.articles.FeedEntry;
import io.placard.site.page.Language;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A feed to be written.
 *
 * @param site by which the conference's feeds are known again
 * @param origin scheme and host of all addresses in it
 * @param self its own path and query
 * @param page the path of the page with the same articles
 * @param language of its title
 * @param former what former members are called
 */
record Feed(
        UUID site,
        String title,
        String origin,
        String self,
        String page,
        Language language,
        String former,
        List<FeedEntry> entries) {

    /** When anything in it was changed last; the first of all days where there is nothing. */
    Instant updated() {
        return entries.stream().map(FeedEntry::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** The same for ever for the same thing of this conference, whatever it is called and wherever it is served. */
    String id(String thing) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((site + " " + thing).getBytes(StandardCharsets.UTF_8));
    }
}
