package io.placard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command whose words the site understands; only the settings among them are taken out here. */
abstract sealed class SiteCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "WORDS", description = "What to do, and settings.")
    private List<String> words = List.of();

    private final String name;

    private SiteCommand(String name) {
        this.name = name;
    }

    @Override
    public Integer call() {
        var read = Settings.readBeside(words, System.getenv());
        Logs.apply(read.settings().log());
        var all = new ArrayList<>(List.of(name));
        all.addAll(read.words());
        return Placard.run(read.settings(), List.copyOf(all));
    }

    @Command(name = "account", description = "Make and mend accounts; \"placard account help\" tells how.")
    static final class Account extends SiteCommand {

        Account() {
            super("account");
        }
    }

    @Command(
            name = "demo",
            description =
                    "Make signed-in accounts for load tests: --accounts N --session-keys FILE. Not on a real conference.")
    static final class DemoAccounts extends SiteCommand {

        DemoAccounts() {
            super("demo");
        }
    }
}
