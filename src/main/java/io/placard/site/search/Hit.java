package io.placard.site.search;

import io.placard.site.page.Person;
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

    /** The excerpt without marks. */
    public String words() {
        return excerpt.stream().map(Piece::text).collect(Collectors.joining());
    }
}
