package io.placard;

import io.placard.admin.AdminClient;
import io.placard.admin.AdminServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the running Placard to let a new process take over from it, and tells how that goes. */
@Command(
        name = "restart",
        description =
                "Let a new process take over from the running Placard without losing anyone; from another jar, if one is named.")
final class RestartCommand implements Callable<Integer> {

    private static final int WRONG = 2;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "JAR", description = "A jar to run from now on, and settings.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        var read = Settings.readBeside(words, System.getenv());
        Logs.apply(read.settings().log());
        if (read.words().size() > 1) {
            System.err.println("placard: restart takes one jar at the most; placard restart --help tells more.");
            return WRONG;
        }
        var question = new ArrayList<>(List.of("restart"));
        read.words()
                .forEach(jar ->
                        question.add(Path.of(jar).toAbsolutePath().normalize().toString()));
        return AdminClient.ask(AdminServer.in(read.settings().store().dataDirectory()), question, System.out::println);
    }
}
