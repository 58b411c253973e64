package io.placard.deploy;

import io.placard.steps.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A push, from its lines on the hook's standard input to the release that serves. */
public final class Deploy {

    private static final int FAILED = 1;

    private final DeploySettings settings;
    private final Surroundings around;
    private final Steps steps;
    private final Releases releases;

    public Deploy(DeploySettings settings, Surroundings around) {
        this.settings = settings;
        this.around = around;
        this.steps = Terminal.steps(around.say());
        this.releases = new Releases(settings.folder());
    }

    /**
     * What git's hook does, as {@code pre-receive} or {@code post-receive}.
     *
     * @param lines what git gives the hook: before, after and name of each ref
     * @return the exit status; as {@code pre-receive}, any but 0 refuses the whole push
     */
    public int receive(List<String> lines) {
        var refs =
                lines.stream().map(PushedRef::parse).flatMap(Optional::stream).toList();
        refs.stream()
                .filter(ref -> !ref.name().equals(settings.ref()))
                .forEach(ref ->
                        steps.say("%s is not deployed; only %s is".formatted(ref.shortName(), settings.branch())));
        var wanted =
                refs.stream().filter(ref -> ref.name().equals(settings.ref())).findFirst();
        try {
            if (wanted.isPresent()) {
                deploy(wanted.get());
            }
            return 0;
        } catch (DeployFailed failed) {
            return told(failed);
        } catch (IOException problem) {
            return told(DeployFailed.file(problem));
        }
    }

    private int told(DeployFailed failed) {
        steps.say(failed.getMessage());
        if (failed.untouched()) {
            steps.say("The site goes on as it was.");
        }
        return FAILED;
    }

    private void deploy(PushedRef ref) throws IOException {
        if (ref.deletes()) {
            throw DeployFailed.before(
                    "%s is the branch that is deployed, and cannot be deleted.".formatted(settings.branch()));
        }
        var begin = System.nanoTime();
        var pusher = Pusher.here();
        Files.createDirectories(settings.folder());
        var what = "the push of %s to %s".formatted(Release.shorten(ref.commit()), settings.branch());
        var holder = LockHolder.push(what, around.clock().instant());
        try (var lock = steps.step(
                "lock",
                () -> DeployLock.take(
                        settings.folder().resolve("lock"),
                        holder,
                        steps::say,
                        Terminal.alive("lock", steps, pusher::gone)))) {
            var git = new Git(repository(), around.environment());
            refuseMoved(git, ref);
            releases.sweep();
            var workshop = new Workshop(releases, settings.build(), around, steps, pusher::gone);
            var release = workshop.make(git, ref.commit(), git.subject(ref.commit()));
            if (pusher.gone()) {
                throw DeployFailed.before("The push was given up; what was built is kept for the next one.");
            }
            var runs = serve(release);
            afterwards(release, runs);
            tellEnd(release, runs, begin);
        }
    }

    private boolean serve(Release release) throws IOException {
        try {
            return new Serving(releases, new RunningPlacard(settings.dataFolder(), steps), steps)
                    .serve(release, around.clock().instant());
        } catch (DeployFailed refused) {
            throw refused.untouched() ? refused.advising("Mend it, commit, and push again.") : refused;
        }
    }

    private Path repository() throws IOException {
        var folder = around.environment().get("GIT_DIR");
        if (folder == null) {
            throw DeployFailed.before(
                    "This is run by git's hook; to deploy, push to the repository that placard deploy init made.");
        }
        return Path.of(folder).toRealPath();
    }

    /**
     * A push that came first has moved the branch while this one waited, so git would refuse this one after it was
     * deployed.
     */
    private void refuseMoved(Git git, PushedRef ref) throws IOException {
        var asPreReceive = around.environment().containsKey("GIT_QUARANTINE_PATH");
        var expected = asPreReceive ? ref.before() : ref.commit();
        var now = git.at(ref);
        if (!now.equals(expected)) {
            throw DeployFailed.before(
                    "%s went on to %s by another push meanwhile: fetch, put your commits on top, and push again."
                            .formatted(settings.branch(), Release.shorten(now)));
        }
    }

    /** What fails here does not change that the release serves. */
    private void afterwards(Release release, boolean runs) {
        try {
            if (runs) {
                steps.step("hook", () -> renewTool(release));
            }
            var gone = steps.step("prune", () -> new Pruning(releases, settings.keep()).run());
            if (gone > 0) {
                steps.say("prune: %d old %s removed".formatted(gone, gone == 1 ? "release" : "releases"));
            }
        } catch (DeployFailed failed) {
            steps.say(failed.getMessage());
        } catch (IOException problem) {
            steps.say(DeployFailed.file(problem).getMessage());
        }
    }

    private boolean renewTool(Release release) throws IOException {
        var able =
                around.tool().replaceableBy(releases.jar(release.commit()), Git.without(around.environment(), "GIT_"));
        if (able) {
            releases.makeTool(release);
        } else {
            steps.say("hook: stays with the Placard it has, since %s knows no deploy".formatted(release.shortCommit()));
        }
        return able;
    }

    private void tellEnd(Release release, boolean runs, long begin) {
        if (runs) {
            steps.say("%s serves, %s after the push: %s"
                    .formatted(release.shortCommit(), Steps.since(begin), release.subject()));
        } else {
            steps.say("No Placard runs on %s, so nothing serves %s yet. Start it:"
                    .formatted(settings.dataFolder().toAbsolutePath().normalize(), release.shortCommit()));
            steps.say("  java -jar %s serve --data.dir=%s"
                    .formatted(
                            releases.jar(release.commit()),
                            settings.dataFolder().toAbsolutePath().normalize()));
        }
    }
}
