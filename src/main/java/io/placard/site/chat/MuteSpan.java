package io.placard.site.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** For how long somebody's word is taken. */
public enum MuteSpan {
    MINUTES(Duration.ofMinutes(10)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    /** Until the end of the conference, which nobody needs to know for that. */
    END(Duration.ZERO);

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Duration length;

    MuteSpan(Duration length) {
        this.length = length;
    }

    /** The word in forms and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The span with this word. */
    public static Optional<MuteSpan> of(String word) {
        return Stream.of(values()).filter(span -> span.word().equals(word)).findFirst();
    }

    /** When it is over, from this moment on. */
    public Instant until(Instant now) {
        return this == END ? NEVER : now.plus(length);
    }

    /** Whether a mute until then does not end by itself. */
    public static boolean isEndless(Instant until) {
        return !until.isBefore(NEVER);
    }
}
