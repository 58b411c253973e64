package io.placard.deploy;

import io.placard.steps.Steps;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What may be written on the terminal of whoever pushed. */
final class Terminal {

    private static final int LONGEST = 500;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private Terminal() {}

    /** Steps whose lines are all {@link #plain}. */
    static Steps steps(Consumer<String> say) {
        return new Steps(line -> say.accept(plain(line)));
    }

    /**
     * Says every ten seconds that a long step still goes on.
     *
     * @return the question whether to stop, which is to be asked again and again
     */
    static BooleanSupplier alive(String name, Steps steps, BooleanSupplier unwanted) {
        var begin = System.nanoTime();
        var told = new AtomicLong(begin);
        return () -> {
            if (System.nanoTime() - told.get() > SIGN_OF_LIFE.toNanos()) {
                told.set(System.nanoTime());
                steps.say("%s ... %s so far".formatted(name, Steps.since(begin)));
            }
            return unwanted.getAsBoolean();
        };
    }

    /**
     * Without control characters: names of branches, subjects and builds may not move anybody's cursor. Cut where it is
     * long: what nobody reads any more must fit into git's pipe, or the hook would wait for ever.
     */
    static String plain(String line) {
        var cut = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
        return cut.replaceAll("\\u001b\\[[0-9;]*m", "").replace('\t', ' ').replaceAll("\\p{Cc}", "?");
    }
}
