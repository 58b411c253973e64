package io.placard.site.chat;

import io.placard.site.page.Bilingual;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that was found.
 *
 * @param name of the discussion; of a pair {@link Bilingual#NONE}
 * @param other with whom the reader talks in a pair
 * @param words all of it in plain words
 */
public record ChatHit(
        long conversation, Bilingual name, Optional<Person> other, long seq, Person author, Instant at, String words) {

    /** Where it stands. */
    public String path() {
        return "/chat/" + conversation + "/?at=" + seq + "#m-" + seq;
    }
}
