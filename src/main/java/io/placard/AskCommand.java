package io.placard;

import io.placard.admin.AdminClient;
import io.placard.admin.AdminServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that a running Placard carries out; found by its data folder. */
abstract sealed class AskCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "WORDS", description = "What to do, and settings.")
    private List<String> words = List.of();

    private final String name;

    private AskCommand(String name) {
        this.name = name;
    }

    @Override
    public Integer call() {
        var read = Settings.readBeside(words, System.getenv());
        Logs.apply(read.settings().log());
        var all = new ArrayList<>(List.of(name));
        read.words().forEach(word -> all.add(absolute(word)));
        return AdminClient.ask(
                AdminServer.in(read.settings().store().dataDirectory()), List.copyOf(all), System.out::println);
    }

    /** A file is named from where the command was typed, which need not be where Placard runs. */
    private static String absolute(String word) {
        var path = Path.of(word);
        return Files.exists(path) ? path.toAbsolutePath().normalize().toString() : word;
    }

    @Command(
            name = "reload",
            description =
                    "Load a build of the site into the running Placard: \"placard reload [JAR]\", by default the one"
                            + " that runs. Sockets stay open.")
    static final class Reload extends AskCommand {

        Reload() {
            super("reload");
        }
    }

    @Command(
            name = "generations",
            description = "List the running Placard's generations: what each is and why it ended.")
    static final class Generations extends AskCommand {

        Generations() {
            super("generations");
        }
    }
}
