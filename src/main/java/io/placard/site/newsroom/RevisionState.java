package io.placard.site.newsroom;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of a revision. */
public enum RevisionState {
    /** Nobody has decided yet. */
    PENDING,
    VERIFIED,
    REJECTED,
    /** Its editor handed in another one before anybody decided. */
    SUPERSEDED;

    /** The word in message keys, the database and events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The decision with this word; empty where it is none. */
    static Optional<RevisionState> decided(String word) {
        return Stream.of(VERIFIED, REJECTED)
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    static RevisionState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
