package io.placard.site.search;

import io.placard.site.search.Found.Count;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was looked for, and found.
 *
 * @param typed as it was typed
 * @param said the keys and values of sentences about the query or why there is no answer
 * @param answered whether there is an answer
 * @param next the address of the next page; empty: there is none
 */
public record SearchPage(
        String typed,
        Optional<Kind> kind,
        List<Said> said,
        boolean answered,
        Map<Kind, Count> counts,
        List<Hit> hits,
        String next) {

    private static final int MANY = 100;

    /** A sentence about the query: a message's key and the value that it names. */
    public record Said(String key, String value) {}

    /** Nothing but the field and sentences. */
    static SearchPage unanswered(String typed, Optional<Kind> kind, List<Said> said) {
        return new SearchPage(typed, kind, said, false, Map.of(), List.of(), "");
    }

    /** The address of the same search for one kind; null: for all. */
    public String of(Kind one) {
        return address(typed, Optional.ofNullable(one));
    }

    /** How many there are of a kind, or of all where it is null. */
    public String count(Kind one) {
        var counted = one == null ? counts.values() : List.of(counts.get(one));
        var number = counted.stream().mapToInt(Count::number).sum();
        var more = counted.stream().anyMatch(Count::more);
        return more ? Math.min(number, MANY) + "+" : Integer.toString(number);
    }

    static String address(String typed, Optional<Kind> kind) {
        return "/search/?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)
                + kind.map(one -> "&kind=" + one.word()).orElse("");
    }
}
