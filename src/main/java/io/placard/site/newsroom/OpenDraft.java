package io.placard.site.newsroom;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A draft as it was saved last.
 *
 * @param article which it changes; none: a new one
 * @param base the revision of the article that it began from
 * @param latest the newest revision of the article
 * @param version raised with each save
 * @param saver names the open editor that saved last; empty: a form without scripts
 * @param published whether everybody reads the article already
 */
record OpenDraft(
        long id,
        OptionalLong article,
        int base,
        int latest,
        Manuscript manuscript,
        int version,
        String saver,
        Instant savedAt,
        boolean published) {

    /** Whether somebody handed in another revision since it was begun. */
    boolean overtaken() {
        return latest > base;
    }
}
