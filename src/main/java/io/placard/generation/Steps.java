package io.placard.generation;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each step of a long piece of work how it ended and how long it took. Used by one thread. */
public final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final double NANOS = 1e9;

    private final Consumer<String> say;

    /** @param say takes a line a step */
    public Steps(Consumer<String> say) {
        this.say = say;
    }

    /**
     * Does one step and tells of it.
     *
     * @param name what is done, such as {@code migrate}
     * @param work what it comes to, in a word or two; null and empty: nothing to add
     * @throws BeyondGeneration as the work did
     * @throws ReloadFailed when it failed, with its cause in a sentence
     */
    public void step(String name, Callable<String> work) {
        var begun = System.nanoTime();
        try {
            var result = work.call();
            tell(name + (result == null || result.isEmpty() ? "" : " " + result), "ok", begun);
        } catch (BeyondGeneration beyond) {
            tell(name, "needs a new process", begun);
            throw beyond;
        } catch (Throwable failed) { // a site that cannot be linked or finds no memory throws errors
            tell(name, "failed", begun);
            throw new ReloadFailed("%s failed: %s".formatted(name, ReloadFailed.words(failed)), failed);
        }
    }

    /** A line that is no step. */
    public void say(String line) {
        LOG.info("reload.said line=\"{}\"", line);
        say.accept(line);
    }

    private void tell(String what, String outcome, long begun) {
        say(String.format(Locale.ROOT, "%s ... %s %.1f s", what, outcome, (System.nanoTime() - begun) / NANOS));
    }
}
