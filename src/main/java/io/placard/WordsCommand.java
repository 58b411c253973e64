package io.placard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command whose words are understood elsewhere; only the settings among them are taken out here. */
abstract class WordsCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Parameters(arity = "0..*", paramLabel = "WORDS", description = "What to do, and settings.")
    private List<String> words = List.of();

    private final String name;

    WordsCommand(String name) {
        this.name = name;
    }

    @Override
    public final Integer call() {
        var read = Settings.readBeside(words, System.getenv());
        Logs.apply(read.settings().log());
        var all = new ArrayList<>(List.of(name));
        all.addAll(read.words());
        return run(read.settings(), List.copyOf(all));
    }

    /**
     * Does it.
     *
     * @param all the command's name and what follows it
     * @return the exit status
     */
    abstract int run(Settings settings, List<String> all);
}
