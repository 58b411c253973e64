package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link ChatSuite}, short: {@code -Dplacard.chat.seed=N} repeats a run. */
class ChatUnderFireJourney {

    private static final int PEOPLE = 8;
    private static final int SECONDS = 3;

    @Test
    void whatever_fails_everybody_hears_everything_once_in_one_order_and_nothing_else(@TempDir Path folder)
            throws Exception {
        var seed = Long.getLong("placard.chat.seed", System.nanoTime());
        var seen = ChatSuite.run(folder, PEOPLE, SECONDS, seed);
        assertEquals(List.of(), seen.faults(), () -> "seed " + seed);
    }
}
