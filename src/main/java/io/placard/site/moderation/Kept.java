package io.placard.site.moderation;

import io.placard.site.page.Bilingual;
import java.time.Instant;

/**
 * A conversation that can be taken out for the record.
 *
 * @param kind {@code pair} or {@code discussion}
 * @param name of a discussion; of a pair none
 * @param people who are in it, by their user names; in lists empty
 * @param messages how many there are, deleted ones too
 */
public record Kept(
        long id,
        String kind,
        Bilingual name,
        String people,
        int members,
        long messages,
        boolean archived,
        Instant last) {

    /** Whether it is between two. */
    public boolean pair() {
        return kind.equals("pair");
    }
}
