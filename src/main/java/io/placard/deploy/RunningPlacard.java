package io.placard.deploy;

import io.placard.admin.AdminClient;
import io.placard.admin.AdminServer;
import io.placard.steps.Steps;
import io.placard.store.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The Placard that serves from a data folder. */
final class RunningPlacard {

    /** The running one's answer when a jar has what only a new process can carry. */
    private static final int NEEDS_RESTART = 3;

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LONGEST_WORD = Duration.ofSeconds(5);

    private final Path socket;
    private final Steps steps;

    RunningPlacard(Path dataFolder, Steps steps) {
        this.socket = AdminServer.in(dataFolder);
        this.steps = steps;
    }

    /**
     * Lets it serve a jar, by a reload or, where it asks for one, by a restart. Its own lines are passed through.
     *
     * @return false, with nothing done, when no Placard runs
     * @throws DeployFailed when it refused, and goes on with what it had; or when its answer is not to be had
     */
    boolean serve(Path jar) {
        var cause = new Cause();
        var reloaded = ask("reload", jar, cause);
        if (reloaded.isEmpty()) {
            return false;
        }
        if (reloaded.getAsInt() == NEEDS_RESTART) {
            restart(jar, cause);
        } else if (reloaded.getAsInt() != 0) {
            throw DeployFailed.before("The running Placard did not take it: %s".formatted(cause.line()));
        }
        return true;
    }

    /**
     * What it serves.
     *
     * @return empty when no Placard runs
     * @throws DeployFailed when it does not say; a Placard of before could not
     */
    Optional<Served> serves() {
        var said = new CopyOnWriteArrayList<String>();
        var status = ask(List.of("serving"), said::add, LONGEST_WORD);
        if (status.isEmpty()) {
            return Optional.empty();
        }
        var served = said.stream().findFirst().flatMap(Served::read);
        if (status.getAsInt() != 0 || served.isEmpty()) {
            throw DeployFailed.before("A Placard runs here that does not say what it serves.");
        }
        return served;
    }

    private void restart(Path jar, Cause cause) {
        var restarted = ask("restart", jar, cause);
        if (restarted.isEmpty()) {
            throw DeployFailed.unsure(
                    "Placard went away before it could be asked to restart; start it, and look at its log.");
        }
        if (restarted.getAsInt() != 0) {
            // whatever fails before it hands over, it takes back
            throw DeployFailed.before("The restart was refused: %s".formatted(cause.line()));
        }
    }

    private OptionalInt ask(String word, Path jar, Cause cause) {
        Consumer<String> say = line -> {
            cause.hear(Terminal.plain(line));
            steps.say(line);
        };
        return ask(List.of(word, jar.toString()), say, LONGEST);
    }

    /** On a thread of its own, since a Unix socket knows no time-out. */
    private OptionalInt ask(List<String> words, Consumer<String> say, Duration most) {
        var asking = CompletableFuture.supplyAsync(
                () -> AdminClient.askIfRunning(socket, words, say),
                work -> Thread.ofPlatform().daemon().name("deploy-ask").start(work));
        try {
            return asking.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof StartException sentence
                    ? DeployFailed.unsure(sentence)
                    : new IllegalStateException(failed.getCause());
        } catch (TimeoutException late) {
            throw DeployFailed.unsure(
                    "The running Placard did not answer within %d s; look at its log.".formatted(most.toSeconds()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw DeployFailed.unsure("The deploy was interrupted while Placard was asked.");
        }
    }

    /** Finds the cause in an answer: the line after the step that failed, else the last. */
    private static final class Cause {

        private String line = "it told no cause.";
        private boolean failed;
        private boolean found;

        synchronized void hear(String next) {
            line = found ? line : next;
            found = failed;
            failed = failed || next.contains(" ... failed");
        }

        /** A sentence, with its stop. */
        synchronized String line() {
            return line.endsWith(".") ? line : line + ".";
        }
    }
}
