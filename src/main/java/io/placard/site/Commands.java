package io.placard.site;

import io.placard.site.accounts.AccountCommands;
import io.placard.site.demo.DemoCommands;
import io.placard.site.demo.DemoParts;
import java.util.List;

/** The map of commands: the first word says whose they are. */
final class Commands {

    private Commands() {}

    /** The process's exit status: 0 when it is done, 1 when it could not be, 2 when the words make no command. */
    static int run(Features features, List<String> words) {
        var rest = words.subList(Math.min(1, words.size()), words.size());
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "account" -> AccountCommands.run(features.accounts(), features.context(), rest);
            case "export", "import" -> features.archive().run(words);
            case "demo" ->
                new DemoCommands(
                                features.context(),
                                new DemoParts(
                                        features.accounts(),
                                        features.articles(),
                                        features.newsroom(),
                                        features.files(),
                                        features.clocks(),
                                        features.notices(),
                                        features.audit(),
                                        features.chat(),
                                        features.journal()))
                        .run(rest);
            default -> 2;
        };
    }
}
