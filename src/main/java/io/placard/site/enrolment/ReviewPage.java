package io.placard.site.enrolment;

import java.util.List;

/**
 * What a list would do, before it is done.
 *
 * @param overtaken whether it was not done because the accounts were others meanwhile
 */
public record ReviewPage(String ref, Review review, boolean overtaken) {

    private static final int SHOWN = 300;

    /** The first faults. */
    public List<Fault> faults() {
        return review.faults().subList(0, Math.min(SHOWN, review.faults().size()));
    }

    /** The first rows that do something. */
    public List<Judged> rows() {
        return review.rows().stream()
                .filter(row -> !row.kind().equals("same"))
                .limit(SHOWN)
                .toList();
    }

    /** How many rows do something and are not shown. */
    public int hidden() {
        return review.count("new") + review.count("changed") - rows().size();
    }

    /** Whether there is something to do and nothing wrong. */
    public boolean ready() {
        return review.faults().isEmpty() && review.count("new") + review.count("changed") > 0;
    }
}
