package io.placard;

import io.placard.deploy.Deploy;
import io.placard.deploy.Installation;
import io.placard.deploy.Listing;
import io.placard.deploy.Rollback;
import io.placard.deploy.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deploying by {@code git push}. */
@Command(
        name = "deploy",
        description = "Deploy by git push: init, rollback, list; \"placard deploy init\" begins.",
        subcommands = {
            DeployCommand.Init.class,
            DeployCommand.Back.class,
            DeployCommand.Releases.class,
            DeployCommand.Receive.class
        })
final class DeployCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine.usage(spec.commandLine(), System.out);
    }

    /** What the four have in common: settings, and at most one word besides. */
    private abstract static sealed class Part implements Callable<Integer> {

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Show this help.")
        private boolean help;

        @Parameters(arity = "0..*", paramLabel = "WORDS", description = "See above, and settings.")
        private List<String> words = List.of();

        @Override
        public Integer call() {
            var read = Settings.readBeside(words, System.getenv());
            var rest = read.words();
            if (rest.size() > most() || rest.stream().anyMatch(word -> word.startsWith("-"))) {
                throw new WrongSettings(List.of("%s is not understood here.".formatted(rest.getLast())));
            }
            var around = Surroundings.of(System.getenv(), System.out::println);
            return run(read.settings(), rest.stream().findFirst(), around);
        }

        /** How many words it takes that are no settings. */
        abstract int most();

        /** @return the exit status */
        abstract int run(Settings settings, Optional<String> word, Surroundings around);

        List<String> words() {
            return words;
        }
    }

    @Command(
            name = "init",
            description =
                    "Make a repository (at the path that is given, else in the data folder) whose pushes are deployed,"
                            + " or renew its hook; says how to push.")
    static final class Init extends Part {

        private static final String CONFIG = "--config";
        private static final Path DEFAULT_FILE = Path.of("conf", "placard.yaml");

        @Override
        int most() {
            return 1;
        }

        @Override
        int run(Settings settings, Optional<String> word, Surroundings around) {
            new Installation(settings.deploy(), around).run(word.map(Path::of), kept(settings));
            return 0;
        }

        /** The hook runs elsewhere, without this environment, but on the same file and data folder. Secrets stay out of it. */
        private List<String> kept(Settings settings) {
            var given = Arguments.split(words(), CONFIG, new GivenSettings());
            var kept = new ArrayList<String>();
            var file = given.file().map(Path::of).or(() -> Optional.of(DEFAULT_FILE)
                    .filter(Files::exists));
            file.ifPresent(path -> kept.add(CONFIG + "=" + path.toAbsolutePath().normalize()));
            var data = settings.store().dataDirectory().toAbsolutePath().normalize();
            kept.add(SettingTable.DATA_DIR.argumentName() + "=" + data);
            given.settings().entrySet().stream()
                    .filter(setting -> setting.getKey().name().startsWith("deploy."))
                    .map(Init::argument)
                    .forEach(kept::add);
            return kept;
        }

        private static String argument(Map.Entry<Setting<?>, String> setting) {
            return setting.getKey().argumentName() + "=" + setting.getValue();
        }
    }

    @Command(
            name = "rollback",
            description =
                    "Let the good release before the one that serves serve again, or the one whose commit is given.")
    static final class Back extends Part {

        @Override
        int most() {
            return 1;
        }

        @Override
        int run(Settings settings, Optional<String> word, Surroundings around) {
            new Rollback(settings.deploy(), around).run(word);
            return 0;
        }
    }

    @Command(name = "list", description = "List the releases, newest first, and which of them serves now.")
    static final class Releases extends Part {

        @Override
        int most() {
            return 0;
        }

        @Override
        int run(Settings settings, Optional<String> word, Surroundings around) {
            new Listing(settings.deploy(), around).run();
            return 0;
        }
    }

    @Command(name = "receive", hidden = true, description = "What the repository's hook runs.")
    static final class Receive extends Part {

        @Override
        int most() {
            return 0;
        }

        @Override
        int run(Settings settings, Optional<String> word, Surroundings around) {
            try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                return new Deploy(settings.deploy(), around)
                        .receive(lines.lines().toList());
            } catch (IOException | UncheckedIOException gone) {
                return 1;
            }
        }
    }
}
