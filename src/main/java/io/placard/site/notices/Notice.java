package io.placard.site.notices;

import io.placard.site.page.Language;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened and concerns the reader.
 *
 * @param kind what happened: one of {@link #KINDS}
 * @param others how many people did the same after the actor's forerunners were taken together
 * @param subject the article's title, or the discussion's name
 * @param count how many messages wait there
 * @param link the path to go to
 * @param quiet whether its owner wants its category to be listed and no more
 */
public record Notice(
        long id,
        String category,
        String kind,
        Person actor,
        int others,
        String subject,
        Language subjectLanguage,
        int count,
        String link,
        boolean read,
        boolean quiet,
        Instant at) {
    /** What can happen. */
    public static final List<String> KINDS = List.of(
            "comment",
            "reply",
            "filed",
            "accepted",
            "rejected",
            "mention",
            "removed",
            "restored",
            "reported",
            "upheld",
            "left",
            "withdrawn",
            "returned",
            "appeared",
            "chat-pair",
            "chat-room",
            "chat-mention",
            "message-reported",
            "message-upheld",
            "message-left");

    /** No notice, for the part that the browser fills: the template draws every kind, and the browser shows one. */
    public static final Notice BLANK = new Notice(
            0,
            "",
            "",
            new Person(0, "", "", Role.OBSERVER),
            0,
            "",
            Language.EN,
            0,
            "/notices/",
            false,
            false,
            Instant.EPOCH);

    /** Whether a template that is to show this notice draws the words of that kind. */
    public boolean draws(String kind) {
        return this.kind.isEmpty() || this.kind.equals(kind);
    }
}
