package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.placard.admin.AdminClient;
import io.placard.admin.AdminServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a generation leaves untold when it ends. */
@Reloads
class ChatReloadTest {

    private static final String WRITE = """
            SELECT number FROM chat_write($1, now(), ARRAY[$2::bigint], ARRAY[NULL]::integer[], ARRAY['left'], ARRAY['Words'],
                ARRAY['<p>Words</p>'], ARRAY['Words'], ARRAY[NULL]::bigint[], ARRAY['{}'])
            """;

    @Test
    void the_totals_behind_a_message_whose_generation_ended_with_it_are_told_by_the_next(
            @TempDir Path data, @TempDir Path folder) {
        var running = Running.start(data, "--site.drain=5s");
        try {
            var pair = Conversations.pair(running, "farah", "olive");
            var olive = Newcomer.id(running, "olive");
            try (var line = Visitor.member(running, "farah").openSocket()) {
                line.awaitEvent("welcome");
                // as one leaves it that ends between the commit and what it tells behind it
                assertEquals(1, Conversations.rows(running, WRITE, pair, olive).size());
                var said = new ArrayList<String>();
                var jar = new SiteJar(folder).write("same.jar").toString();
                assertEquals(
                        0, AdminClient.ask(AdminServer.in(data), List.of("reload", jar), said::add), said::toString);
                var told = line.await(frame -> "chat.changed".equals(frame.getString("event"))
                                && frame.getJsonObject("payload").getLong("conversation") == pair)
                        .getJsonObject("payload");
                assertEquals(1, told.getInteger("unread"));
                assertEquals(
                        1,
                        line.awaitEvent("notice.created")
                                .getJsonObject("payload")
                                .getJsonObject("notice")
                                .getInteger("count"));
                assertEquals(
                        "done", line.ask("conference", "join", new JsonObject()).getString("status"));
            }
        } finally {
            running.close();
        }
    }
}
