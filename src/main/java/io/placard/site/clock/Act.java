package io.placard.site.clock;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What staff can do with the clock. */
public enum Act {
    PLAN,
    PAUSE,
    RESUME,
    SPEED,
    JUMP,
    STOP;

    /** The word in forms, message keys and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Act> of(String word) {
        return Stream.of(values()).filter(act -> act.word().equals(word)).findFirst();
    }
}
