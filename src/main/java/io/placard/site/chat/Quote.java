package io.placard.site.chat;

import io.placard.site.page.Person;
import java.util.Optional;

/**
 * What a message answers.
 *
 * @param excerpt its beginning as plain text; empty where it was deleted or has no words
 * @param file what stands for words where it has none
 */
public record Quote(long seq, Person author, String excerpt, Optional<FirstFile> file) {

    /** Of words. */
    public Quote(long seq, Person author, String excerpt) {
        this(seq, author, excerpt, Optional.empty());
    }
}
