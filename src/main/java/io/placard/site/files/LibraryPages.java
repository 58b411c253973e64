package io.placard.site.files;

import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.OptionalLong;

/** The library: the conference's files, for everybody. */
public final class LibraryPages {

    private static final int PAGE = 20;

    private final Desk desk;
    private final LibraryStore store;

    LibraryPages(Desk desk, LibraryStore store) {
        this.desk = desk;
        this.store = store;
    }

    /** GET /files/ */
    public void library(Request request) {
        var search = Search.of(
                request.query("q").orElse(""),
                request.query("kind").orElse(""),
                request.number(request.query("behind").orElse("")));
        var found = store.list(search, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var more = found.size() > PAGE ? OptionalLong.of(shown.getLast().article()) : OptionalLong.empty();
        var counts = store.counts(search);
        desk.show(
                request,
                200,
                "files/library",
                new LibraryPage(shown, search.words(), search.kind(), counts.all(), counts.byKind(), more));
    }
}
