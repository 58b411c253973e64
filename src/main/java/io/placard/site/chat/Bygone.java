package io.placard.site.chat;

import io.placard.site.page.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A conversation as it would have been before anybody was here: for the demo.
 *
 * @param name of a discussion
 * @param announcing whether only its keepers write
 * @param maker who made it, and keeps a discussion
 * @param other with whom, in a pair; empty: it is a discussion
 * @param usernames of those in a discussion
 * @param said oldest first
 * @param unread how many of the newest somebody has not seen; whoever is missing has seen all
 */
public record Bygone(
        Bilingual name,
        boolean announcing,
        long maker,
        OptionalLong other,
        List<String> usernames,
        Instant at,
        List<Saying> said,
        Map<Long, Integer> unread) {

    /**
     * Something that was said.
     *
     * @param reply which of them it answered, counted from 1
     * @param pinned by whom
     * @param reactions who gave each emoji
     */
    public record Saying(
            long author,
            String body,
            Instant at,
            OptionalLong reply,
            OptionalLong pinned,
            Map<String, List<Long>> reactions) {}
}
