package io.placard;

import io.placard.admin.AdminCommands;
import io.placard.restart.Passage;
import io.placard.restart.Successor;
import io.placard.restart.Surroundings;
import io.placard.steps.Steps;
import io.placard.store.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The old process's side of a draining restart: it starts its successor, and when that serves it stops letting anybody in,
 * finishes what it has, tells its sockets to come back, and leaves the embedded servers. Until the successor serves nothing
 * has changed, and if it never does nothing will have. One at a time; blocking, on the threads of the admin socket.
 */
final class Restart implements AdminCommands {

    /** Over how long the sockets are told to come back. */
    static final Duration SPREAD = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Restart.class);
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** Both let people in for so long: whichever is free does, so the new one warms up on what it can take. */
    private static final Duration SHARED = Duration.ofSeconds(3);

    private static final int REFUSED = 1;

    private final Placard placard;
    private final Settings settings;
    private final Notify notify;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private volatile Heir heir;

    Restart(Placard placard, Settings settings, Notify notify) {
        this.placard = placard;
        this.settings = settings;
        this.notify = notify;
    }

    /** Done when this process has nothing left to do. */
    CompletableFuture<Void> left() {
        return left;
    }

    /** {@code restart}, or {@code restart JAR}. */
    @Override
    public int run(List<String> words, Consumer<String> say) {
        var jar = words.stream().findFirst().map(Path::of);
        var obstacle = obstacle(jar);
        if (obstacle.isPresent()) {
            say.accept(obstacle.get());
            return REFUSED;
        }
        if (!busy.compareAndSet(false, true)) {
            say.accept("A restart is under way already.");
            return REFUSED;
        }
        var steps = new Steps(line -> {
            LOG.info("restart.said line=\"{}\"", line);
            say.accept(line);
        });
        try {
            steps.step("start new process", () -> start(jar));
            steps.step("share port", () -> heir.share(SHARED));
        } catch (RuntimeException failed) {
            cancel();
            busy.set(false);
            steps.say(failed instanceof StartException ? failed.getMessage() : failed.toString());
            steps.say("The old process goes on as before.");
            return REFUSED;
        }
        leave(steps);
        return 0;
    }

    /** {@code heir PID serves}, or {@code heir PID failed SENTENCE}: what the new process has to say. */
    int hear(List<String> words, Consumer<String> say) {
        var expected = heir;
        if (expected == null || words.size() < 2 || !words.getFirst().equals(Long.toString(expected.pid()))) {
            say.accept("There is another heir, or none.");
            return REFUSED;
        }
        return expected.hear(words.subList(1, words.size()));
    }

    /** Ends a new process that was not yet agreed to. */
    void cancel() {
        var begun = heir;
        if (begun != null) {
            begun.callOff();
        }
    }

    private Optional<String> obstacle(Optional<Path> jar) {
        if (jar.isPresent() && !(jar.get().isAbsolute() && Files.isRegularFile(jar.get()))) {
            return Optional.of("There is no file " + jar.get() + ".");
        }
        if (placard.core().listener().descriptor().isEmpty()) {
            return Optional.of(
                    "The listening socket can be handed over only with Netty's epoll, which does not run here;"
                            + " stop Placard and start it again.");
        }
        return Surroundings.obstacle();
    }

    private void start(Optional<Path> jar) {
        heir = null;
        var data = settings.store().dataDirectory();
        var listener = placard.core().listener().descriptor().orElseThrow();
        try (var passage = Passage.offer(data, listener, pid -> heir != null && pid == heir.pid())) {
            heir = new Heir(Successor.start(jar, Main.class));
            LOG.info("restart.begun successor={}", heir.pid());
            heir.awaitServing(settings.generation().startTimeout().plus(MARGIN));
        } catch (IOException refused) {
            throw new StartException("it could not be started: " + refused.getMessage(), refused);
        }
    }

    /** From here on there is no way back: whatever fails, this process ends. */
    private void leave(Steps steps) {
        try {
            steps.step("hand over port", this::handOverPort);
            steps.step("sockets come back", this::sendAway, count -> Integer.toString(count));
            steps.step("end old process", placard::close);
            if (!placard.bequeathed()) {
                steps.say("The new process was gone, so its servers are stopped.");
            }
        } catch (RuntimeException failed) {
            LOG.error("restart.broken", failed);
            placard.close();
        } finally {
            left.complete(null);
        }
    }

    private void handOverPort() {
        heir.decide();
        placard.bequeathTo(heir::alive);
        // before the new one says that it is ready: systemd listens to the main process only
        notify.handOver(heir.pid());
        placard.core().listener().stop();
        heir.agree();
    }

    /** How many sockets were told to come back. */
    private int sendAway() {
        return Placard.within(placard.core().gateway().comeBack(SPREAD), SPREAD.multipliedBy(3));
    }
}
