package io.placard;

import io.placard.store.StartException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. Ends with 0, with 1 when something failed, with 2 when it was called or set wrongly. */
@Command(
        name = "placard",
        description = "A real-time conference server for Model United Nations.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            MigrateCommand.class,
            CheckCommand.class,
            AskCommand.Reload.class,
            AskCommand.Generations.class,
            AskCommand.Restart.class,
            SiteCommand.Account.class,
            SiteCommand.DemoAccounts.class,
            SiteCommand.Export.class,
            SiteCommand.Import.class,
            DeployCommand.class
        },
        footer = {"", "placard serve --help lists the settings; conf/placard.yaml explains them."})
public final class Main implements Runnable {

    private static final int FAILED = 1;
    private static final int WRONG = 2;
    private static final int HELP_WIDTH = 160;
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
    private static final int LEAST_CARRIERS = 8;
    private static final int ADDS_CARRIERS = 24;

    private Main() {}

    public static void main(String[] arguments) {
        spareCarriers();
        System.exit(commandLine().execute(arguments));
    }

    /**
     * The site's virtual threads share a few platform threads. One that spins keeps its platform thread for ever; from
     * Java 24 on one can be added then, before that there have to be enough of them from the start.
     */
    private static void spareCarriers() {
        if (System.getProperty(CARRIERS) == null && Runtime.version().feature() < ADDS_CARRIERS) {
            var enough = Math.max(LEAST_CARRIERS, 2 * Runtime.getRuntime().availableProcessors());
            System.setProperty(CARRIERS, Integer.toString(enough));
        }
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new Main());
        line.getSubcommands().values().forEach(Main::takeSettings);
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setParameterExceptionHandler((wrong, words) -> misused(wrong));
        line.setExecutionExceptionHandler((problem, command, parsed) -> explain(problem, command));
        return line;
    }

    /** No command: shows what there is. */
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Settings are read by {@link Settings}, so that all wrong ones are told at once, wherever they were given. */
    private static void takeSettings(CommandLine command) {
        command.setUnmatchedOptionsArePositionalParams(true);
        command.getCommandSpec().usageMessage().footer(SettingHelp.lines());
        command.getSubcommands().values().forEach(Main::takeSettings);
        // a command of the site has its own --help, after its first word
        command.setStopAtPositional(command.getCommand() instanceof SiteCommand);
    }

    private static int misused(CommandLine.ParameterException wrong) {
        wrong.getCommandLine()
                .getErr()
                .println("placard: " + wrong.getMessage() + "; placard --help lists the commands.");
        return WRONG;
    }

    private static int explain(Exception problem, CommandLine command) {
        var err = command.getErr();
        return switch (problem) {
            case WrongSettings wrong -> {
                wrong.problems().forEach(sentence -> err.println("placard: " + sentence));
                yield WRONG;
            }
            case StartException sentence -> {
                err.println("placard: " + sentence.getMessage());
                yield FAILED;
            }
            default -> {
                LoggerFactory.getLogger(Main.class).error("placard.failed", problem);
                yield FAILED;
            }
        };
    }

    /** The version that the jar's manifest tells; classes that were just compiled have none. */
    static final class Versions implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"Placard " + Version.own(), "Java " + Runtime.version()};
        }
    }
}
