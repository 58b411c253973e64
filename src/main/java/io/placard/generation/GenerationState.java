package io.placard.generation;

import java.util.Locale;

/** Where a generation is in its life. */
public enum GenerationState {
    /** It is loaded, started and checked; it serves nobody. */
    STARTING,
    /** It answers pages and frames. */
    SERVING,
    /** Its successor serves; it finishes what it had begun. */
    DRAINING,
    /** It is gone after it served. */
    ENDED,
    /** It never served. */
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
