package io.placard;

import io.placard.admin.AdminCommands;
import io.placard.admin.AdminServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what is asked over the admin socket to whom it concerns: by its first word. Thread-safe. */
final class AdminDesk implements AdminCommands, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminDesk.class);
    private static final int WRONG = 2;

    private final Map<String, AdminCommands> commands = new ConcurrentHashMap<>();
    private volatile AdminServer server;

    /** From now on this word is understood; the command is given what follows it. */
    void put(String word, AdminCommands command) {
        commands.put(word, command);
    }

    /** Listens in the data folder. Placard serves without it too, so a failure is only told. */
    void open(Path dataFolder) {
        try {
            server = AdminServer.open(AdminServer.in(dataFolder), this);
        } catch (IOException | RuntimeException refused) {
            LOG.warn("admin.notopen cause={}", refused.toString());
        }
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        var command = words.isEmpty() ? null : commands.get(words.getFirst());
        if (command == null) {
            say.accept("Placard can be asked for: " + String.join(", ", new TreeSet<>(commands.keySet())) + ".");
            return WRONG;
        }
        return command.run(words.subList(1, words.size()), say);
    }

    /** Takes no further questions. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    /** Waits for the answers that are under way, before the process ends; at most two seconds. */
    void finish() {
        if (server != null) {
            server.awaitAnswers();
        }
    }
}
