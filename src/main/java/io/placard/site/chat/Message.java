package io.placard.site.chat;

import io.placard.site.page.Person;
import io.placard.site.page.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message as its readers see it.
 *
 * @param seq its number in its conversation, from 1
 * @param ref the name that its author's browser gave it, for the author only; otherwise empty
 * @param html safe; empty where it was deleted
 * @param own whether the reader wrote it
 */
public record Message(
        long seq,
        String ref,
        Person author,
        String html,
        Optional<Quote> quote,
        Instant at,
        Optional<Instant> edited,
        Optional<Deleted> deleted,
        boolean own) {

    /** Who can take a message away. */
    public static final List<Deleted> DELETERS = List.of(Deleted.values());

    /** An answer to nothing. */
    public static final Quote NO_QUOTE = new Quote(0, new Person(0, "", "", Role.OBSERVER), "");

    /** No message, for the part that the browser fills. */
    public static final Message BLANK = new Message(
            0,
            "",
            new Person(0, "", "", Role.OBSERVER),
            "",
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            false);
}
