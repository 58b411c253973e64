package io.placard;

import io.placard.admin.AdminCommands;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Hands what is asked over the admin socket to whom it concerns: by its first word. */
record AdminDesk(Map<String, AdminCommands> commands) implements AdminCommands {

    private static final int WRONG = 2;

    @Override
    public int run(List<String> words, Consumer<String> say) {
        var command = words.isEmpty() ? null : commands.get(words.getFirst());
        if (command == null) {
            say.accept("Placard can be asked for: " + String.join(", ", new TreeSet<>(commands.keySet())) + ".");
            return WRONG;
        }
        return command.run(words.subList(1, words.size()), say);
    }
}
