package io.placard.site.search;

import io.placard.site.search.Found.Count;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a search.
 *
 * @param typed as it was typed
 * @param next the address of the next page; empty: there is none
 */
public record FoundPage(String typed, Optional<Kind> kind, Map<Kind, Count> counts, List<Hit> hits, String next) {

    private static final int MANY = 100;

    /** The address of the same search for one kind; null: for all. */
    public String of(Kind one) {
        return SearchPage.address(typed, Optional.ofNullable(one));
    }

    /** How many there are of a kind, or of all where it is null. */
    public String count(Kind one) {
        var counted = one == null ? counts.values() : List.of(counts.get(one));
        var number = counted.stream().mapToInt(Count::number).sum();
        var more = counted.stream().anyMatch(Count::more);
        return more ? Math.min(number, MANY) + "+" : Integer.toString(number);
    }
}
