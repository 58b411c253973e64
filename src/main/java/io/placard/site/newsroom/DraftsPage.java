package io.placard.site.newsroom;

import java.util.List;

/**
 * What the reader is writing, and what they handed in.
 *
 * @param drafts newest first
 * @param full whether there may be no more
 */
public record DraftsPage(List<Entry> drafts, List<Revision> filed, boolean full) {

    /** A draft in the list. */
    public record Entry(long id, String title, boolean change, java.time.Instant savedAt) {}
}
