package io.placard.site.archive;

import io.vertx.core.VertxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Archives on the command line. On virtual threads. */
final class ArchiveCommands {

    private static final long MIB = 1 << 20;

    private final Archive archive;

    private ArchiveCommands(Archive archive) {
        this.archive = archive;
    }

    /** The process's exit status. */
    static int run(Archive archive, List<String> words) {
        var commands = new ArchiveCommands(archive);
        Object command = words.getFirst().equals("export") ? commands.new Export() : commands.new Import();
        return new CommandLine(command)
                .setExecutionExceptionHandler((fault, line, parsed) -> explain(fault))
                .execute(words.subList(1, words.size()).toArray(String[]::new));
    }

    private static int explain(Exception fault) throws Exception {
        if (fault instanceof Refused || fault instanceof IOException || fault instanceof VertxException) {
            System.err.println(fault instanceof Refused ? fault.getMessage() : "It did not work: " + fault + ".");
            return 1;
        }
        throw fault;
    }

    /** A line a table; media, which may be thousands, are told each hundred. */
    private static Consumer<Part> progress() {
        var media = new int[1];
        return part -> {
            if (part.isTable()) {
                System.out.printf("%-40s %,d%n", part.subject(), part.rows());
            } else if (++media[0] % 100 == 0) {
                System.out.printf("%-40s %,d%n", "files so far", media[0]);
            }
        };
    }

    private static void summary(String what, Path file, Manifest manifest) {
        System.out.printf(
                "%s %s: %,d rows of %d tables, %,d files, %,d MiB%n",
                file,
                what,
                manifest.tables().stream().mapToLong(Part::rows).sum(),
                manifest.tables().size(),
                manifest.media().size(),
                (manifest.bytes() + MIB - 1) / MIB);
        if (!manifest.lost().isEmpty()) {
            System.err.println("These contents are named and were not on the disk: " + manifest.lost());
        }
    }

    /** Writes one. */
    @Command(
            name = "placard export",
            mixinStandardHelpOptions = true,
            description = "Write the whole conference into one file, also beside a running Placard. It holds password"
                    + " hashes: keep it as secret as the database.")
    private final class Export implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "Where to write it.")
        private Path file;

        @Option(names = "--force", description = "Write over a file that is there.")
        private boolean force;

        @Override
        public Integer call() {
            summary("written", file, archive.export(file, force, progress()));
            return 0;
        }
    }

    /** Reads one. */
    @Command(
            name = "placard import",
            mixinStandardHelpOptions = true,
            description = "Read such a file into an empty server: all of it, or nothing is changed.")
    private final class Import implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "What \"placard export\" wrote.")
        private Path file;

        @Override
        public Integer call() {
            summary("taken", file, archive.take(file, progress()));
            return 0;
        }
    }
}
