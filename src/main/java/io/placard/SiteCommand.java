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
            name = "export",
            description = "Write the whole conference into one file: placard export FILE. The backup, and a secret.")
    static final class Export extends SiteCommand {

        Export() {
            super("export");
        }
    }

    @Command(name = "import", description = "Read such a file into an empty server: placard import FILE.")
    static final class Import extends SiteCommand {

        Import() {
            super("import");
        }
    }

    @Command(
            name = "demo",
            description =
                    "Remove the demo conference (\"placard demo remove\"), or make signed-in accounts for load tests on it.")
    static final class DemoAccounts extends SiteCommand {

        DemoAccounts() {
            super("demo");
        }
    }
}
