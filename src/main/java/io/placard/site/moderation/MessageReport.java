package io.placard.site.moderation;

import io.placard.site.page.Bilingual;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's report of a message.
 *
 * @param place where it stands
 * @param html as it stood then, safe to show
 * @param kind one of {@link #KINDS}
 * @param words what the reporter says of it; may be empty
 * @param decision what became of it; empty: it is open
 */
public record MessageReport(
        long id,
        Place place,
        Person author,
        String html,
        Person reporter,
        String kind,
        String words,
        Instant at,
        Optional<Decided> decision) {

    /** Why a message can be reported. */
    public static final List<String> KINDS = List.of("rude", "threat", "spam", "private", "other");

    static final int LONGEST = 1_000;

    /**
     * A message, and where it is.
     *
     * @param name of a discussion; of a pair none
     */
    public record Place(long conversation, long seq, Bilingual name) {

        /** Whether it was said between two. */
        public boolean pair() {
            return name.equals(Bilingual.NONE);
        }
    }

    /**
     * What was decided.
     *
     * @param outcome {@code left} or {@code upheld}
     * @param muted {@code here} or {@code everywhere}; empty: nobody's word was taken
     */
    public record Decided(
            String outcome, boolean deleted, Optional<String> muted, String reason, Person by, Instant at) {}
}
