package io.placard.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The releases on the disk. Changed only by whoever holds the {@link DeployLock}. */
final class Releases {

    private static final String RECORD = "release.json";
    private static final String PART = ".part";
    private static final String CURRENT = "current";
    private static final String TOOL = "tool";

    private final Path folder;
    private final Path releases;

    /** @param folder {@code deploy/} in the data folder */
    Releases(Path folder) {
        this.folder = folder;
        this.releases = folder.resolve("releases");
    }

    Path path() {
        return releases;
    }

    Path folder(String commit) {
        return releases.resolve(commit);
    }

    Path jar(String commit) {
        return folder(commit).resolve("placard.jar");
    }

    /** A new folder, in which a release is made; nobody takes it for one. */
    Path begin(String commit) throws IOException {
        return Files.createDirectories(releases.resolve(commit + PART));
    }

    /** Makes the folder that was begun the release. */
    void finish(Release release) throws IOException {
        var part = releases.resolve(release.commit() + PART);
        write(part, release);
        Tree.delete(folder(release.commit()));
        Files.move(part, folder(release.commit()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what a deploy that was killed has begun. */
    void sweep() throws IOException {
        Files.createDirectories(releases);
        try (var parts = Files.newDirectoryStream(releases, "*" + PART)) {
            for (var part : parts) {
                Tree.delete(part);
            }
        }
    }

    void write(Release release) throws IOException {
        write(folder(release.commit()), release);
    }

    Optional<Release> find(String commit) throws IOException {
        var record = folder(commit).resolve(RECORD);
        return Files.isRegularFile(record) ? Release.read(Files.readString(record)) : Optional.empty();
    }

    boolean built(String commit) {
        return Files.isRegularFile(jar(commit));
    }

    /** Newest first. */
    List<Release> all() throws IOException {
        var all = new ArrayList<Release>();
        if (Files.isDirectory(releases)) {
            try (var folders =
                    Files.newDirectoryStream(releases, path -> !path.toString().endsWith(PART))) {
                for (var path : folders) {
                    find(path.getFileName().toString()).ifPresent(all::add);
                }
            }
        }
        all.sort(Comparator.comparing(Release::at).reversed());
        return List.copyOf(all);
    }

    /** The release that serves, or that the next start of Placard takes. */
    Optional<Release> current() throws IOException {
        return linked(CURRENT);
    }

    /** The release whose jar the hook runs; empty: that of {@code placard deploy init}. */
    Optional<Release> tool() throws IOException {
        return linked(TOOL);
    }

    void makeCurrent(Release release) throws IOException {
        link(CURRENT, release);
    }

    void makeTool(Release release) throws IOException {
        link(TOOL, release);
    }

    /** The good release that was pushed before this one; empty when there is none. */
    Optional<Release> before(Release release) throws IOException {
        return all().stream()
                .filter(other -> other.state() == Release.State.GOOD && built(other.commit()))
                .filter(other -> other.at().isBefore(release.at()))
                .findFirst();
    }

    private Optional<Release> linked(String name) throws IOException {
        var link = folder.resolve(name);
        return Files.isSymbolicLink(link)
                ? find(Files.readSymbolicLink(link).getFileName().toString())
                : Optional.empty();
    }

    /** In one step, so that a start of Placard in that moment finds the old or the new. */
    private void link(String name, Release release) throws IOException {
        var fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, folder.relativize(folder(release.commit())));
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(Path folder, Release release) throws IOException {
        var fresh = folder.resolve(RECORD + ".new");
        Files.writeString(
                fresh,
                release.text(),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(fresh, folder.resolve(RECORD), StandardCopyOption.ATOMIC_MOVE);
    }
}
