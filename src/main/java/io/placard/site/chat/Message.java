package io.placard.site.chat;

import io.placard.site.files.Attachment;
import io.placard.site.files.FileKind;
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
 * @param more what it carries beside its words
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
        boolean own,
        More more) {

    /** Who can take a message away. */
    public static final List<Deleted> DELETERS = List.of(Deleted.values());

    /** An answer to nothing. */
    public static final Quote NO_QUOTE = new Quote(0, new Person(0, "", "", Role.OBSERVER), "");

    /** A file of each sort, for the part that the browser fills. */
    public static final List<Attachment> ONE_OF_EACH = List.of(
            new Attachment(0, "0", "", "x", FileKind.PICTURE, 0, 1, 1),
            new Attachment(0, "0", "", "x", FileKind.OTHER, 0, 0, 0));

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
            false,
            More.NONE);

    /** One of words alone. */
    public Message(
            long seq,
            String ref,
            Person author,
            String html,
            Optional<Quote> quote,
            Instant at,
            Optional<Instant> edited,
            Optional<Deleted> deleted,
            boolean own) {
        this(seq, ref, author, html, quote, at, edited, deleted, own, More.NONE);
    }

    public List<Attachment> files() {
        return more.files();
    }

    public List<Reaction> reactions() {
        return more.reactions();
    }

    public boolean pinned() {
        return more.pinned();
    }

    /** What a message carries beside its words. */
    public record More(List<Attachment> files, List<Reaction> reactions, boolean pinned) {

        /** Nothing. */
        public static final More NONE = new More(List.of(), List.of(), false);
    }
}
