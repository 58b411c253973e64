package io.placard.site.chat;

import io.placard.site.page.Bilingual;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation in the reader's list.
 *
 * @param name of a discussion; of a pair {@link Bilingual#NONE}
 * @param other with whom the reader talks in a pair
 * @param unread how many messages of others stand behind the reader's pointer
 * @param mention whether one of those mentions the reader
 * @param draft what the reader has begun to write there; empty: nothing
 * @param at when somebody wrote last, or when it was begun
 */
public record ConversationLine(
        long id,
        Kind kind,
        Bilingual name,
        Optional<Person> other,
        Digest digest,
        int unread,
        boolean mention,
        Level level,
        Instant at,
        String draft) {

    /** The beginning of the draft, in one line. */
    public String begun() {
        return Drafting.excerpt(draft);
    }
}
