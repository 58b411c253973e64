package io.placard;

import java.util.List;
import picocli.CommandLine.Command;

/** A command whose words the site understands. */
abstract sealed class SiteCommand extends WordsCommand {

    private SiteCommand(String name) {
        super(name);
    }

    @Override
    final int run(Settings settings, List<String> all) {
        return Placard.run(settings, all);
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
