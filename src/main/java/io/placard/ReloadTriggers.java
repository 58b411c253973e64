package io.placard;

import io.placard.channel.Event;
import io.placard.channel.Topic;
import io.placard.generation.Build;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * What makes Placard reload its site without anybody waiting for the answer: SIGHUP, a file that is touched, and in
 * development any change of the build. All on one plain thread, so one after the other.
 */
final class ReloadTriggers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadTriggers.class);
    private static final Duration LOOK = Duration.ofMillis(150);
    /** Until a source that was just saved is looked at again; a compiler that is at work gets its full time. */
    private static final Duration SECOND_LOOK = Duration.ofMillis(30);

    private static final String CLASS = ".class";

    private final Placard placard;
    private final Notify notify;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("reload-triggers").unstarted(task));

    private AutoCloseable templates = () -> {};

    private ReloadTriggers(Placard placard, Notify notify) {
        this.placard = placard;
        this.notify = notify;
    }

    /** Begins to listen and to look. */
    static ReloadTriggers open(Placard placard, Notify notify, ReloadSettings settings) {
        var triggers = new ReloadTriggers(placard, notify);
        Signal.handle(new Signal("HUP"), hangUp -> triggers.thread.execute(() -> triggers.reload("SIGHUP")));
        settings.touch().ifPresent(triggers::watchFile);
        var build = placard.site().reloads().source();
        if (settings.watches(build)) {
            triggers.watchBuild(build);
        }
        return triggers;
    }

    @Override
    public void close() throws Exception {
        templates.close();
        thread.shutdownNow();
    }

    private void watchFile(Path file) {
        var watched = new Changes(List.of(file));
        look(() -> {
            if (!watched.settled().isEmpty()) {
                reload("the file " + file);
            }
        });
    }

    private void watchBuild(Build build) {
        var watched = new Changes(build.folders());
        LOG.info("reload.watching folders={}", build.folders());
        look(() -> lookAt(watched));
        build.templates().ifPresent(folder -> {
            Runnable compiled = () -> thread.execute(() -> reload(watched.now()));
            templates = TemplateWatch.open(folder, build.path(), compiled);
        });
    }

    private void lookAt(Changes watched) {
        reload(watched.settled());
        if (watched.unsettled(file -> !file.toString().endsWith(CLASS))) {
            thread.schedule(() -> reload(watched.settled()), SECOND_LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void reload(Set<Path> changed) {
        if (!changed.isEmpty() && reload(changed.size() + " changed files")) {
            tellPages(changed.stream().allMatch(file -> file.toString().endsWith(".css")));
        }
    }

    private void look(Runnable task) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException | Error fault) {
                        LOG.error("reload.notwatched", fault);
                    }
                },
                LOOK.toMillis(),
                LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private boolean reload(String why) {
        LOG.info("reload.asked why=\"{}\"", why);
        notify.reloading();
        var done = placard.site().reload(Optional.empty(), line -> {}) == 0;
        notify.ready("serving " + placard.url());
        return done;
    }

    /** In development open pages show at once what changed; a change of styles alone needs no new page. */
    private void tellPages(boolean stylesOnly) {
        var payload = new JsonObject().put("styles", stylesOnly);
        if (stylesOnly) {
            payload.put("url", placard.core().gateway().assets().url("css/placard.css"));
        }
        placard.core().channels().publish(List.of(new Event(Topic.CONFERENCE, Event.UNKEPT, "site.reloaded", payload)));
    }
}
