package io.placard.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says each step with the time that it took.
 *
 * @param say takes a line for the pusher's terminal
 * @param nanos a clock that only runs forward, in nanoseconds
 */
record Steps(Consumer<String> say, LongSupplier nanos) {

    private static final int LONGEST = 500;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    /** What a step does. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** @throws DeployFailed as the work does, or because a file could not be read or written */
    <T> T step(String name, Work<T> work) {
        var begin = nanos.getAsLong();
        try {
            var result = work.run();
            say.accept("%s ... ok %s".formatted(name, since(begin)));
            return result;
        } catch (DeployFailed failed) {
            say.accept("%s ... failed %s".formatted(name, since(begin)));
            throw failed;
        } catch (IOException problem) {
            say.accept("%s ... failed %s".formatted(name, since(begin)));
            throw DeployFailed.before(
                    "A file could not be read or written: %s.".formatted(problem.getMessage()), problem);
        }
    }

    /**
     * Says every ten seconds that a long step still goes on.
     *
     * @return the question whether to stop, which is to be asked again and again
     */
    BooleanSupplier alive(String name, BooleanSupplier unwanted) {
        var begin = nanos.getAsLong();
        var told = new AtomicLong(begin);
        return () -> {
            if (nanos.getAsLong() - told.get() > SIGN_OF_LIFE.toNanos()) {
                told.set(nanos.getAsLong());
                say.accept("%s ... %s so far".formatted(name, since(begin)));
            }
            return unwanted.getAsBoolean();
        };
    }

    void say(String line) {
        say.accept(plain(line));
    }

    /** @return such as {@code 1.2 s} */
    String since(long begin) {
        return String.format(Locale.ROOT, "%.1f s", (nanos.getAsLong() - begin) / 1e9);
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
