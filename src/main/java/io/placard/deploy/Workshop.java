package io.placard.deploy;

import io.placard.steps.Steps;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Makes a release of a commit. Works only below {@code releases/}: what serves is not touched by it. */
final class Workshop {

    private static final Duration LONGEST_BUILD = Duration.ofMinutes(30);
    private static final long NEEDED_BYTES = 768L << 20;
    private static final long FULL_BYTES = 8L << 20;
    private static final int SHOWN_LINES = 30;
    private static final int SHOWN_BYTES = 1 << 16;

    private final Releases releases;
    private final String build;
    private final Map<String, String> environment;
    private final Disk disk;
    private final Clock clock;
    private final Steps steps;
    private final BooleanSupplier unwanted;

    /** @param unwanted whether whoever pushed has gone */
    Workshop(Releases releases, String build, Surroundings around, Steps steps, BooleanSupplier unwanted) {
        this.releases = releases;
        this.build = build;
        this.environment = Git.without(around.environment(), "GIT_");
        this.disk = around.disk();
        this.clock = around.clock();
        this.steps = steps;
        this.unwanted = unwanted;
    }

    /**
     * Checks out and builds, or finds what was built before.
     *
     * @throws DeployFailed with nothing but a record and the log left of it
     */
    Release make(Git git, String commit, String subject) throws IOException {
        var found = releases.find(commit).filter(release -> releases.built(commit));
        if (found.isPresent()) {
            steps.say("build ... not needed, %s was built before".formatted(Release.shorten(commit)));
            return found.get();
        }
        var part = releases.begin(commit);
        var release = new Release(commit, subject, Release.State.BUILT, clock.instant(), "");
        try {
            steps.step("check out " + release.shortCommit(), () -> checkOut(git, commit, part));
            steps.say("build: " + build);
            steps.step("build", () -> build(commit, part));
            releases.finish(release);
            return release;
        } catch (DeployFailed | IOException failed) {
            throw cleanedUp(part, release, failed);
        }
    }

    private Path checkOut(Git git, String commit, Path part) throws IOException {
        var free = disk.free(part);
        if (free < NEEDED_BYTES) {
            throw DeployFailed.before(
                    "The disk of %s is full: %d MiB are free, %d MiB are needed for a build; free some (deploy.keep says how many releases stay) and push again."
                            .formatted(releases.path(), free >> 20, NEEDED_BYTES >> 20));
        }
        git.checkOut(commit, part.resolve("source"));
        return part;
    }

    private Path build(String commit, Path part) throws IOException {
        var source = part.resolve("source");
        var variables = new HashMap<>(environment);
        // not PLACARD_..., which would be taken for a setting by a Placard that the build starts
        variables.put("DEPLOY_COMMIT", commit);
        var log = part.resolve("build.log");
        var status = new Program(List.of("sh", "-c", build), source, variables)
                .run(log, LONGEST_BUILD, Terminal.alive("build", steps, unwanted));
        if (status.isEmpty() && unwanted.getAsBoolean()) {
            throw DeployFailed.before("The push was given up, and the build with it.");
        }
        if (status.isEmpty()) {
            throw broken(commit, log, "took more than %d min".formatted(LONGEST_BUILD.toMinutes()));
        }
        if (status.getAsInt() != 0) {
            throw broken(commit, log, "ended with status " + status.getAsInt());
        }
        return take(commit, part, source.resolve("target"), log);
    }

    /** What runs is kept; the sources are in the repository anyway. */
    private Path take(String commit, Path part, Path target, Path log) throws IOException {
        if (!Files.isRegularFile(target.resolve("placard.jar"))) {
            throw broken(commit, log, "left no target/placard.jar");
        }
        Files.move(target.resolve("placard.jar"), part.resolve("placard.jar"), StandardCopyOption.ATOMIC_MOVE);
        if (Files.isDirectory(target.resolve("lib"))) {
            Files.move(target.resolve("lib"), part.resolve("lib"), StandardCopyOption.ATOMIC_MOVE);
        }
        Tree.delete(part.resolve("source"));
        var newest = releases.all().stream()
                .filter(other -> releases.built(other.commit()))
                .findFirst();
        if (newest.isPresent()) {
            Tree.share(
                    part.resolve("lib"), releases.folder(newest.get().commit()).resolve("lib"));
        }
        return part;
    }

    private DeployFailed broken(String commit, Path log, String how) throws IOException {
        // the path of the checked-out tree says nothing to whoever pushed
        var tree = log.resolveSibling("source") + "/";
        tail(log).forEach(line -> steps.say("| " + line.replace(tree, "")));
        return DeployFailed.before("The build of %s %s; its whole log is %s. Mend it, commit, and push again."
                .formatted(Release.shorten(commit), how, releases.folder(commit).resolve("build.log")));
    }

    private static List<String> tail(Path log) throws IOException {
        try (var channel = Files.newByteChannel(log)) {
            var from = Math.max(0, channel.size() - SHOWN_BYTES);
            channel.position(from);
            var bytes = Channels.newInputStream(channel).readAllBytes();
            var lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !Terminal.plain(line).isBlank())
                    .toList();
            return lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
        }
    }

    /** Leaves the log and the cause, if the disk still takes them, and says so when the disk is full. */
    private DeployFailed cleanedUp(Path part, Release release, Exception failed) {
        var cause = failed instanceof IOException problem ? DeployFailed.file(problem) : (DeployFailed) failed;
        try {
            var free = disk.free(part);
            var full = free < FULL_BYTES;
            Tree.delete(part.resolve("source"));
            Tree.delete(part.resolve("lib"));
            Files.deleteIfExists(part.resolve("placard.jar"));
            var told = full
                    ? DeployFailed.before(
                            "The disk of %s ran full (%d MiB were left), and the half release was removed; free some and push again."
                                    .formatted(releases.path(), free >> 20))
                    : cause;
            releases.finish(release.become(Release.State.FAILED, clock.instant(), told.getMessage()));
            return told;
        } catch (IOException alsoFailed) {
            cause.addSuppressed(alsoFailed);
            return cause;
        }
    }
}
