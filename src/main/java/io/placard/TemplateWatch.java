package io.placard;

import io.placard.templates.BrokenTemplate;
import io.placard.templates.TemplateSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In development, compiles templates when their sources change. On a thread of its own: a compiler that is slow to load
 * holds up no other change.
 */
final class TemplateWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TemplateWatch.class);
    private static final Duration LOOK = Duration.ofMillis(150);
    /** Until a source that was just saved is looked at again: whether it is still being written. */
    private static final Duration SECOND_LOOK = Duration.ofMillis(30);

    /**
     * A class that templates take may have become another one, without any template being touched. So all are compiled
     * behind a change of classes, but only when the reload that it made is over: that one is waited for.
     */
    private static final int LOOKS_UNTIL_ALL = 14;

    private final Path folder;
    private final Path compiled;
    private final TemplateSources sources;
    private final Changes watched;
    private final Runnable compiledAnew;
    private int looksUntilAll;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("templates").unstarted(task));

    /** @param compiledAnew told on this one's thread when a compiled template has changed */
    private TemplateWatch(Path folder, Path classes, Runnable compiledAnew) {
        this.folder = folder;
        this.compiled = classes.resolve(TemplateSources.COMPILED);
        this.sources = new TemplateSources(folder, classes);
        this.watched = new Changes(List.of(folder, classes.resolve("io/placard/site")));
        this.compiledAnew = compiledAnew;
    }

    /** Begins to look, where that can be done; else says why not. */
    static AutoCloseable open(Path folder, Path classes, Runnable compiledAnew) {
        var obstacle = TemplateSources.obstacle();
        if (obstacle.isPresent()) {
            LOG.info("templates.notwatched folder={} why=\"{}\"", folder, obstacle.get());
            return () -> {};
        }
        var watch = new TemplateWatch(folder, classes, compiledAnew);
        LOG.info("templates.watching folder={}", folder);
        watch.thread.execute(() -> watch.attempt(() -> {
            watch.sources.begin();
            // what changed before they were read is taken for compiled
            return !watch.watched.now().isEmpty() && watch.sources.compileAll();
        }));
        watch.thread.scheduleWithFixedDelay(watch::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        attempt(() -> {
            var changed = watched.settled();
            if (watched.unsettled(file -> file.startsWith(folder))) {
                thread.schedule(this::look, SECOND_LOOK.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (classesIn(changed)) {
                looksUntilAll = LOOKS_UNTIL_ALL;
            }
            if (templatesIn(changed)) {
                return looksUntilAll > 0 ? compileAll() : sources.compileChanged();
            }
            return looksUntilAll > 0 && --looksUntilAll == 0 && compileAll();
        });
    }

    private boolean compileAll() throws IOException, BrokenTemplate {
        looksUntilAll = 0;
        return sources.compileAll();
    }

    private boolean templatesIn(Set<Path> changed) {
        return changed.stream().anyMatch(file -> file.startsWith(folder));
    }

    private boolean classesIn(Set<Path> changed) {
        return changed.stream().anyMatch(file -> file.toString().endsWith(".class") && !file.startsWith(compiled));
    }

    private void attempt(Compilation compilation) {
        try {
            if (compilation.run()) {
                compiledAnew.run();
            }
        } catch (BrokenTemplate broken) {
            LOG.error("templates.broken why=\"{}\"; pages go on as they were", broken.getMessage());
        } catch (IOException | UncheckedIOException fault) {
            LOG.warn("templates.notcompiled cause={}", fault.toString());
        } catch (RuntimeException | Error fault) {
            LOG.error("templates.notcompiled", fault);
        }
    }

    /** Answers whether a compiled template has changed. */
    @FunctionalInterface
    private interface Compilation {
        boolean run() throws IOException, BrokenTemplate;
    }
}
