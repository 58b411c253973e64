package io.placard.site.search;

import io.placard.channel.SiteContext;
import io.placard.site.page.Desk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The feature's door. On virtual threads. */
public final class Search {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int PATIENCE_MILLIS = 1_000;

    private final SearchStore store;
    private final Admission admission;

    public Search(SiteContext context) {
        this.store = new SearchStore(context.postgres(), PATIENCE_MILLIS);
        this.admission = new Admission(context.redis());
    }

    public SearchPages pages(Desk desk) {
        return new SearchPages(desk, store, admission);
    }

    /** The same for programs. */
    public SearchResource resource() {
        return new SearchResource(store, admission);
    }

    /** Reads what somebody typed, with these words as operators, as every field does that one searches in. */
    public static List<Spoken> read(String typed, Collection<String> operators) {
        return new Parts(typed, operators).read();
    }

    /** A text without what is none, cut to what is read. */
    public static String cut(String typed) {
        return Typed.cut(typed);
    }

    /** A day as people write it; empty where it is none. */
    public static Optional<LocalDate> day(String value) {
        return Days.read(value);
    }

    /** A word as it is compared. */
    public static String fold(String word) {
        return Folded.fold(word);
    }

    /** What stands in a text around the first of these words, with all of them marked. */
    public static List<Piece> excerpt(List<String> words, String text) {
        return new Marker(words).excerpt(text);
    }
}
