package io.placard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How long a large conference takes into an archive and out of it: that of {@link SearchBench}. Run by hand; the argument is
 * a folder, in which the conference is made when it is new and into whose copy the archive is taken.
 */
public final class ArchiveBench {

    private static final double SECOND = 1e9;

    private ArchiveBench() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var archive = folder.resolve("conference.zip");
        var conference = folder.resolve("conference");
        var fresh = !Files.exists(conference);
        var running = Running.start(conference, "--demo=on");
        if (fresh) {
            new LargeConference().fill(running.database());
        }
        timed(running, "export", "--force", archive.toString());
        System.out.printf("the archive has %.1f MB%n", Files.size(archive) / 1e6);
        running.close();
        var empty = Running.start(Files.createTempDirectory(folder, "empty"), "--demo=off");
        timed(empty, "import", archive.toString());
        empty.close();
        System.exit(0);
    }

    private static void timed(Running running, String... words) {
        var begun = System.nanoTime();
        var status = running.placard().core().command(List.of(words), Duration.ofHours(1));
        System.out.printf("%s: status %d, %.1f s%n", words[0], status, (System.nanoTime() - begun) / SECOND);
    }
}
