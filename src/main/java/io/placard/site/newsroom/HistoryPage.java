package io.placard.site.newsroom;

import java.util.List;
import java.util.Optional;

/**
 * The versions of an article, newest first, and what differs between two of them.
 *
 * @param older none where there is but one version to see
 */
public record HistoryPage(
        long article,
        List<Revision> all,
        Optional<Revision> older,
        Revision newer,
        List<Comparison.Run> title,
        List<Comparison.Run> body) {}
