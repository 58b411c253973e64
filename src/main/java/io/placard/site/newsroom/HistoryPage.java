package io.placard.site.newsroom;

import io.placard.site.publication.Turn;
import java.util.List;
import java.util.Optional;

/**
 * The versions of an article, newest first, and what differs between two of them.
 *
 * @param older none where there is but one version to see
 * @param turns what became of the article once it was accepted, newest first; none for who has no say in it
 */
public record HistoryPage(
        long article,
        List<Revision> all,
        Optional<Revision> older,
        Revision newer,
        List<Comparison.Run> title,
        List<Comparison.Run> body,
        List<Turn> turns) {}
