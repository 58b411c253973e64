package io.placard.site.chat;

import io.placard.site.page.Person;
import java.util.Optional;

/**
 * The newest message of a conversation, in one line.
 *
 * @param author empty: nobody has written yet
 * @param text its beginning as plain text; empty where it was deleted or has no words
 * @param own whether the reader wrote it
 * @param file what stands for words where it has none
 */
public record Digest(Optional<Person> author, String text, boolean own, boolean deleted, Optional<FirstFile> file) {

    /** Of words. */
    public Digest(Optional<Person> author, String text, boolean own, boolean deleted) {
        this(author, text, own, deleted, Optional.empty());
    }

    /** Nobody has written yet. */
    public static final Digest NONE = new Digest(Optional.empty(), "", false, false);
}
