package io.placard.site.chat;

import io.placard.site.page.Person;
import java.util.Optional;

/**
 * The newest message of a conversation, in one line.
 *
 * @param author empty: nobody has written yet
 * @param text its beginning as plain text; empty where it was deleted
 * @param own whether the reader wrote it
 */
public record Digest(Optional<Person> author, String text, boolean own, boolean deleted) {

    /** Nobody has written yet. */
    public static final Digest NONE = new Digest(Optional.empty(), "", false, false);
}
