package io.placard.site.search;

import io.placard.site.page.Language;
import io.placard.site.page.Page;
import io.placard.site.page.Person;
import io.placard.site.search.Found.Entry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something found, as it is shown.
 *
 * @param language of the title, a BCP 47 tag; null: that of the page
 * @param open whether everybody may read it
 */
public record Hit(
        Kind kind,
        String path,
        List<Piece> title,
        List<Piece> excerpt,
        String language,
        boolean open,
        Person author,
        Instant at) {

    /** What a page and a program show of something found, with what was looked for marked. */
    static Hit of(Page page, Marker marker, Entry entry) {
        var comment = entry.kind() == Kind.COMMENT;
        var title = comment ? entry.headline() : entry.title();
        return new Hit(
                entry.kind(),
                path(entry),
                comment ? List.of(new Piece(title, false)) : marker.whole(title),
                marker.excerpt(entry.kind() == Kind.FILE ? entry.headline() : entry.body()),
                entry.kind() == Kind.PERSON
                        ? page.langOf(title)
                        : entry.language().map(Language::tag).orElse(null),
                entry.open(),
                entry.author(),
                entry.at());
    }

    private static String path(Entry entry) {
        return switch (entry.kind()) {
            case ARTICLE, FILE -> "/articles/" + entry.article() + "/";
            case COMMENT -> "/articles/" + entry.article() + "/#comment-" + entry.source();
            case PERSON -> "/people/" + entry.author().username() + "/";
        };
    }

    /** The excerpt without marks. */
    public String words() {
        return excerpt.stream().map(Piece::text).collect(Collectors.joining());
    }
}
