package io.placard.site.search;

import io.placard.site.page.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What was looked for, and found.
 *
 * @param typed as it was typed
 * @param said the keys and values of sentences about the query or why there is no answer
 * @param found the answer, drawn; nothing where there is none
 */
public record SearchPage(String typed, Optional<Kind> kind, List<Said> said, Part found) {

    /** A sentence about the query: a message's key and the value that it names. */
    public record Said(String key, String value) {}

    /** Nothing but the field and sentences. */
    static SearchPage unanswered(String typed, Optional<Kind> kind, List<Said> said) {
        return new SearchPage(typed, kind, said, Part.NONE);
    }

    static String address(String typed, Optional<Kind> kind) {
        return "/search/?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)
                + kind.map(one -> "&kind=" + one.word()).orElse("");
    }
}
