package io.placard.restart;

import io.placard.store.StartException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done one after the other, told to whoever asked and to the log: a line for each step, with how long it took.
 *
 * @param say takes the lines
 */
public record Steps(Consumer<String> say) {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    /** A step that answers how it went, in a word or two. */
    public void take(String name, Supplier<String> step) {
        var begin = System.nanoTime();
        try {
            tell(name + " ... " + step.get() + " " + since(begin));
        } catch (StartException failed) {
            tell(name + " ... failed after " + since(begin) + ": " + failed.getMessage());
            throw failed;
        }
    }

    /** A step that went well if it ends. */
    public void take(String name, Runnable step) {
        take(name, () -> {
            step.run();
            return "ok";
        });
    }

    private void tell(String line) {
        LOG.info("restart {}", line);
        say.accept(line);
    }

    private static String since(long begin) {
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1_000.0;
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
