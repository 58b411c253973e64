package io.placard;

import io.placard.admin.AdminClient;
import io.placard.admin.AdminServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** A command that a running Placard carries out; found by its data folder. */
abstract sealed class AskCommand extends WordsCommand {

    private static final int WRONG = 2;

    private AskCommand(String name) {
        super(name);
    }

    @Override
    final int run(Settings settings, List<String> all) {
        if (all.size() > 2) {
            System.err.printf(
                    "placard: %1$s takes one jar at the most; placard %1$s --help tells more.%n", all.getFirst());
            return WRONG;
        }
        var asked = new ArrayList<>(List.of(all.getFirst()));
        // a jar is named from where the command was typed, which need not be where Placard runs
        all.stream()
                .skip(1)
                .forEach(jar ->
                        asked.add(Path.of(jar).toAbsolutePath().normalize().toString()));
        return AdminClient.ask(AdminServer.in(settings.store().dataDirectory()), asked, System.out::println);
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

    @Command(
            name = "restart",
            description =
                    "Let a new process take over from the running Placard without losing anyone; from another jar, if"
                            + " one is named.")
    static final class Restart extends AskCommand {

        Restart() {
            super("restart");
        }
    }
}
