package io.placard.site.files;

import io.placard.site.page.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The conference's files, newest first.
 *
 * @param words that are looked for; empty: anything
 * @param kind of which at least one file is
 * @param all how many there are of any kind
 * @param counts how many there are with a file of each kind
 * @param more behind which article the next page begins
 */
public record LibraryPage(
        List<Entry> entries,
        String words,
        Optional<FileKind> kind,
        int all,
        Map<FileKind, Integer> counts,
        OptionalLong more) {

    /** An article that is one of the conference's files. */
    public record Entry(long article, String title, Language language, Instant at, List<Attachment> files) {}

    /** The address of the same search for files of a kind; null: of any. */
    public String of(FileKind of) {
        var query = words.isEmpty() ? "" : "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        var kinds = of == null ? "" : "kind=" + of.word();
        var both = query + (query.isEmpty() || kinds.isEmpty() ? "" : "&") + kinds;
        return "/files/" + (both.isEmpty() ? "" : "?" + both);
    }

    /** The address of the next page. */
    public String next() {
        var here = of(kind.orElse(null));
        return here + (here.contains("?") ? "&" : "?") + "behind=" + more.orElse(0);
    }
}
