package io.placard.steps;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells of each step how it ended and how long it took, as {@code migrate 3 ... ok 0.2 s}. What fails is told and thrown
 * on as it is; what it means is for the caller to say.
 */
public final class Steps {

    private static final double NANOS = 1e9;

    private final Consumer<String> say;
    private final Function<Throwable, String> ending;

    /** @param say takes a line */
    public Steps(Consumer<String> say) {
        this(say, failure -> "failed");
    }

    /** @param ending how a step is said to have ended that threw this */
    public Steps(Consumer<String> say, Function<Throwable, String> ending) {
        this.say = say;
        this.ending = ending;
    }

    /** What a step does. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    /** Does one step of which nothing is left but that it ended. */
    public void step(String name, Runnable work) {
        step(name, () -> {
            work.run();
            return name;
        });
    }

    /** Does one step and tells of it; answers what came of it. */
    public <T, X extends Exception> T step(String name, Work<T, X> work) throws X {
        return step(name, work, result -> "");
    }

    /** @param detail what came of it in a word or two, to be told behind the name; empty: nothing to add */
    public <T, X extends Exception> T step(String name, Work<T, X> work, Function<T, String> detail) throws X {
        var begin = System.nanoTime();
        T result;
        try {
            result = work.run();
        } catch (Throwable failed) { // a site that cannot be linked or finds no memory throws errors
            tell(name, ending.apply(failed), begin);
            throw failed;
        }
        var said = detail.apply(result);
        tell(said.isEmpty() ? name : name + " " + said, "ok", begin);
        return result;
    }

    /** A line that is no step. */
    public void say(String line) {
        say.accept(line);
    }

    /**
     * @param begin of {@link System#nanoTime}
     * @return such as {@code 1.2 s}
     */
    public static String since(long begin) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / NANOS);
    }

    private void tell(String what, String outcome, long begin) {
        say("%s ... %s %s".formatted(what, outcome, since(begin)));
    }
}
