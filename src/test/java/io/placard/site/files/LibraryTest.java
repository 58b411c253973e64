package io.placard.site.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The conference's files, and what is cleared away. */
@ExtendWith(Running.class)
class LibraryTest {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private Running running;
    private Visitor vera;
    private Visitor guest;

    @BeforeEach
    void people_come_in(Running running) {
        this.running = running;
        vera = Visitor.member(running, "vera");
        guest = Visitor.guest(running);
    }

    @Test
    void files_are_found_by_title_by_name_and_by_kind() {
        var word = "w" + UUID.randomUUID().toString().substring(0, 8);
        publish("Rules " + word, FilesTest.unique("100%_sure " + word + ".txt", "x"));
        publish("Map " + word, new Parcel("plan.png", Drawn.picture("png", 40, 40)));
        var both = look("q=" + word);
        assertTrue(both.contains("Rules " + word) && both.contains("Map " + word));
        assertTrue(both.contains("All 2") && both.contains("Text 1") && both.contains("Picture 1"), both);
        var pictures = look("q=" + word + "&kind=picture");
        assertFalse(pictures.contains("Rules " + word));
        assertTrue(pictures.contains("Map " + word));
        assertTrue(look("q=" + encode("100%_sure " + word)).contains("Rules " + word));
        assertFalse(look("q=" + encode("1%" + word)).contains("Rules " + word), "no letter is a pattern");
        assertTrue(look("q=no-such-thing-" + word).contains("Nothing fits"));
        assertEquals(
                200, guest.get("/files/?q=%27%22%5C%3Cb%3E&kind=none&behind=x").statusCode());
    }

    @Test
    void there_is_a_next_page_and_nothing_is_left_out() {
        var word = "p" + UUID.randomUUID().toString().substring(0, 8);
        for (var i = 0; i < 21; i++) {
            publish("Paper " + word + " no." + i + ".", FilesTest.unique("p.txt", "p"));
        }
        var first = look("q=" + word);
        var next = Visitor.find(Pattern.compile("href=\"(/files/[^\"]*behind=\\d+)\""), first)
                .replace("&amp;", "&");
        var second = guest.get(next).body();
        assertTrue(first.contains(" no.20.") && !first.contains(" no.0."));
        assertTrue(second.contains(" no.0.") && !second.contains(" no.1."));
    }

    @Test
    void what_nobody_has_any_more_is_cleared_away_after_a_day() {
        var parcel = FilesTest.unique("dropped.txt", "dropped");
        var draft = begin();
        parcel.send(vera, draft);
        vera.post(draft, draft + "deletion", Map.of());
        var kept = FilesTest.unique("kept.txt", "kept");
        kept.send(vera, begin());
        collect(Instant.now().plus(Duration.ofHours(23)));
        assertTrue(Files.exists(stored(parcel)), "not before a day has gone by");
        collect(Instant.now().plus(Duration.ofHours(25)));
        assertFalse(Files.exists(stored(parcel)));
        assertEquals(404, vera.get("/m/" + parcel.hash() + "/dropped.txt").statusCode());
        assertEquals(200, vera.get("/m/" + kept.hash() + "/kept.txt").statusCode());
        assertEquals(303, parcel.send(vera, begin()).statusCode(), "and it may come again");
        assertEquals(200, vera.get("/m/" + parcel.hash() + "/dropped.txt").statusCode());
    }

    @Test
    void a_file_of_a_message_is_kept_as_long_as_the_message_stands() {
        var sent = FilesTest.unique("sent.txt", "sent");
        var unsent = FilesTest.unique("unsent.txt", "unsent");
        var room = Conversations.discussion(running, "vera", "kofi");
        try (var line = Conversations.join(vera, room)) {
            var path = "/chat/files?conversation=" + room;
            unsent.post(vera, path, vera.csrf("/about/"), "Accept", "application/json");
            var up = sent.post(vera, path, vera.csrf("/about/"), "Accept", "application/json");
            var files = new JsonArray().add(new JsonObject(up.body()).getLong("id"));
            Conversations.say(line, room, "1", new JsonObject().put("files", files));
            collect(Instant.now().plus(Duration.ofHours(25)));
            assertTrue(Files.exists(stored(sent)));
            assertFalse(Files.exists(stored(unsent)), "nobody sent it");
            line.ask(Conversations.topic(room), "message.delete", new JsonObject().put("message", 1));
            collect(Instant.now().plus(Duration.ofHours(25)));
            assertFalse(Files.exists(stored(sent)));
        }
    }

    private void collect(Instant now) {
        var vertx = running.gatewayContext().vertx();
        var done = Promise.<Integer>promise();
        var verticle = new AbstractVerticle() {
            @Override
            public void start() {
                var workers = vertx.createSharedWorkerExecutor("test-collector", 1);
                var folder = new MediaFolder(running.data().toAbsolutePath().resolve("media"));
                done.complete(new Collector(running.database(), folder, workers).collect(now));
            }
        };
        var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        vertx.deployVerticle(verticle, options)
                .compose(vertx::undeploy)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        done.future().toCompletionStage().toCompletableFuture().join();
    }

    private void publish(String title, Parcel parcel) {
        var draft = begin();
        assertEquals(201, parcel.sendScripted(vera, draft).statusCode());
        var version = Visitor.find(VERSION, vera.get(draft).body());
        var fields = Map.of("title", title, "body", "", "language", "en", "tags", "", "version", version, "file", "1");
        assertEquals(303, vera.post(draft, draft + "submission", fields).statusCode());
    }

    private String begin() {
        return vera.post("/drafts/", "/drafts", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private String look(String query) {
        return guest.get("/files/?" + query).body();
    }

    private Path stored(Parcel parcel) {
        return running.data()
                .resolve("media")
                .resolve(parcel.hash().substring(0, 2))
                .resolve(parcel.hash());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
