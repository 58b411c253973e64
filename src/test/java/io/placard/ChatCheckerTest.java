package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.generation.Build;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several people talk in several conversations while their sockets are cut and the site is reloaded: at the end what each of
 * them heard is what the database holds. {@code -Dplacard.chat.seed=N} repeats a run, {@code -Dplacard.chat.messages=N}
 * makes it longer.
 */
@Reloads
class ChatCheckerTest {

    private static final int PEOPLE = 6;
    private static final int RELOADS = 2;
    private static final String STORED = """
            SELECT seq, ref, body_html, username FROM message m JOIN account a ON a.id = m.author
            WHERE conversation = $1 ORDER BY seq
            """;

    @Test
    void everybody_hears_everything_once_in_one_order_and_nothing_else(@TempDir Path data) throws Exception {
        var seed = Long.getLong("placard.chat.seed", System.nanoTime());
        var running = Running.start(data);
        try {
            var names = new ArrayList<String>();
            for (var i = 0; i < PEOPLE; i++) {
                names.add(Newcomer.make(running, "delegate"));
            }
            check(running, names, seed);
        } catch (Throwable failed) {
            throw new AssertionError("seed " + seed, failed);
        } finally {
            running.close();
        }
    }

    private static void check(Running running, List<String> names, long seed) throws Exception {
        var everybody = Conversations.discussion(running, names.toArray(String[]::new));
        var some = Conversations.discussion(running, names.get(0), names.get(1), names.get(2));
        var pair = Conversations.pair(running, names.get(0), names.get(5));
        var clients = new ArrayList<ChatClient>();
        for (var i = 0; i < PEOPLE; i++) {
            var conversations = new ArrayList<>(List.of(everybody));
            if (i < 3) {
                conversations.add(some);
            }
            if (i == 0 || i == 5) {
                conversations.add(pair);
            }
            var visitor = Visitor.member(running, names.get(i));
            clients.add(new ChatClient(visitor, names.get(i), seed + i, conversations, messages()));
        }
        talk(running, clients);
        clients.forEach(ChatClient::catchUp);
        clients.forEach(client -> assertEquals(List.of(), client.wrong()));
        clients.forEach(client -> assertTrue(client.cuts() > 0));
        clients.forEach(client -> assertEquals(stored(running, everybody), heard(client, everybody)));
        clients.subList(0, 3).forEach(client -> assertEquals(stored(running, some), heard(client, some)));
        assertEquals(stored(running, pair), heard(clients.get(5), pair));
        assertEquals(PEOPLE * messages(), stored(running, everybody).size());
    }

    private static void talk(Running running, List<ChatClient> clients) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var talking = clients.stream().map(threads::submit).toList();
            for (var i = 0; i < RELOADS; i++) {
                var said = new ArrayList<String>();
                var build = new Build(Running.CLASSES);
                assertEquals(0, running.placard().site().reload(Optional.of(build), said::add), said::toString);
            }
            for (var client : talking) {
                client.get();
            }
        }
    }

    private static int messages() {
        return Integer.getInteger("placard.chat.messages", 15);
    }

    private static List<String> stored(Running running, long conversation) {
        return Conversations.rows(running, STORED, conversation).stream()
                .map(row -> line(
                        row.getLong("seq"),
                        row.getString("ref"),
                        row.getString("username"),
                        row.getString("body_html")))
                .toList();
    }

    private static List<String> heard(ChatClient client, long conversation) {
        return client.heard(conversation).stream()
                .map((JsonObject message) -> line(
                        message.getLong("seq"),
                        message.getString("ref"),
                        message.getJsonObject("author").getString("username"),
                        message.getString("html")))
                .toList();
    }

    private static String line(long seq, String ref, String author, String html) {
        return seq + " " + ref + " " + author + " " + html;
    }
}
