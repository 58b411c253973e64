package io.placard.generation;

import io.placard.steps.Steps;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a reload: told to whoever asked and to the log, and what fails is a {@link ReloadFailed}. */
final class ReloadSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadSteps.class);

    private final Steps steps;

    ReloadSteps(Consumer<String> say) {
        this.steps = new Steps(
                line -> {
                    LOG.info("reload.said line=\"{}\"", line);
                    say.accept(line);
                },
                failure -> failure instanceof BeyondGeneration ? "needs a new process" : "failed");
    }

    <T> T step(String name, Callable<T> work) {
        return step(name, work, result -> "");
    }

    /**
     * Does one step and tells of it.
     *
     * @param detail what it came to, in a word or two; empty: nothing to add
     * @throws BeyondGeneration as the work did
     * @throws ReloadFailed when it failed, with its cause in a sentence
     */
    <T> T step(String name, Callable<T> work, Function<T, String> detail) {
        try {
            return steps.step(name, work::call, detail);
        } catch (BeyondGeneration beyond) {
            throw beyond;
        } catch (Throwable failed) {
            throw new ReloadFailed("%s failed: %s".formatted(name, ReloadFailed.words(failed)), failed);
        }
    }

    void say(String line) {
        steps.say(line);
    }
}
