package io.placard.deploy;

import io.placard.steps.Steps;
import io.placard.store.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Goes back to a release that is already built. */
public final class Rollback {

    private static final int SHORTEST_PREFIX = 4;

    private final DeploySettings settings;
    private final Surroundings around;
    private final Steps steps;
    private final Releases releases;

    public Rollback(DeploySettings settings, Surroundings around) {
        this.settings = settings;
        this.around = around;
        this.steps = Terminal.steps(around.say());
        this.releases = new Releases(settings.folder());
    }

    /**
     * Lets the running Placard serve an older release.
     *
     * @param wanted how the commit of any built release begins; empty: the good one before the one that serves
     * @throws StartException when there is none, or the running Placard refused it
     */
    public void run(Optional<String> wanted) {
        try {
            if (!Files.isDirectory(releases.path())) {
                throw new StartException("Nothing was deployed to %s yet.".formatted(settings.dataFolder()));
            }
            var serving = releases.current();
            var holder =
                    LockHolder.command("placard deploy rollback", around.clock().instant());
            try (var lock = steps.step(
                    "lock",
                    () -> DeployLock.take(settings.folder().resolve("lock"), holder, steps::say, () -> false))) {
                rollBack(wanted.isPresent() ? named(wanted.get()) : before(serving));
            }
        } catch (DeployFailed failed) {
            throw new StartException(
                    failed.getMessage() + (failed.untouched() ? " The site goes on as it was." : ""), failed);
        } catch (IOException problem) {
            throw new StartException("A file could not be read or written: %s.".formatted(problem), problem);
        }
    }

    private void rollBack(Release target) throws IOException {
        var begin = System.nanoTime();
        var left = releases.current();
        var runs = new Serving(releases, new RunningPlacard(settings.dataFolder(), steps), steps)
                .serve(target, target.at());
        if (left.isPresent() && left.get().at().isAfter(target.at())) {
            releases.write(left.get().become(Release.State.LEFT, left.get().at(), ""));
        }
        steps.say(
                runs
                        ? "%s serves again, after %s: %s"
                                .formatted(target.shortCommit(), Steps.since(begin), target.subject())
                        : "No Placard runs; the next one that starts from %s serves %s: %s"
                                .formatted(
                                        settings.folder().resolve("current"), target.shortCommit(), target.subject()));
        steps.say("The repository's %s still names what was pushed last; the next push goes on from there."
                .formatted(settings.branch()));
    }

    /** @param serving what served when the command was given; a push that was waited for may have changed that */
    private Release before(Optional<Release> serving) throws IOException {
        var current = releases.current();
        if (current.isEmpty()) {
            throw new StartException("No deployed release serves, so there is none before it.");
        }
        if (!current.map(Release::commit).equals(serving.map(Release::commit))) {
            throw new StartException("Meanwhile %s serves (%s); if you want to go back from that, say so again."
                    .formatted(current.get().shortCommit(), current.get().subject()));
        }
        return releases.before(current.get())
                .orElseThrow(() -> new StartException(
                        "There is no good release before %s; placard deploy list shows what there is."
                                .formatted(current.get().shortCommit())));
    }

    private Release named(String prefix) throws IOException {
        var matching = releases.all().stream()
                .filter(release ->
                        prefix.length() >= SHORTEST_PREFIX && release.commit().startsWith(prefix))
                .toList();
        if (matching.size() != 1) {
            throw new StartException("%s is %s; placard deploy list shows what there is."
                    .formatted(Terminal.plain(prefix), matching.isEmpty() ? "no release" : "more than one release"));
        }
        return built(matching);
    }

    private Release built(List<Release> one) {
        var release = one.getFirst();
        if (!releases.built(release.commit())) {
            throw new StartException("%s was never built: %s".formatted(release.shortCommit(), release.cause()));
        }
        return release;
    }
}
