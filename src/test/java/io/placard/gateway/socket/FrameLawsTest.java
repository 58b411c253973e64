package io.placard.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.channel.Topic;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Laws of client frames, their rate and the names of topics. */
class FrameLawsTest {

    @Property
    void any_text_is_a_frame_or_is_refused(@ForAll String text) {
        assertNotNull(ClientFrame.parse(Buffer.buffer(text)));
    }

    @Property
    void any_bytes_are_a_frame_or_are_refused(@ForAll byte[] bytes) {
        assertNotNull(ClientFrame.parse(Buffer.buffer(bytes)));
    }

    @Property
    void any_values_in_an_envelope_are_a_frame_or_are_refused(
            @ForAll("values") Object ref,
            @ForAll("values") Object topic,
            @ForAll("values") Object event,
            @ForAll("values") Object payload) {
        var frame = new JsonObject()
                .put("ref", ref)
                .put("topic", topic)
                .put("event", event)
                .put("payload", payload);
        assertNotNull(ClientFrame.parse(frame.toBuffer()));
    }

    @Property
    void a_whole_envelope_is_read_as_it_was_written(
            @ForAll @LongRange(min = 1) long id, @ForAll("events") String event) {
        var topic = "chat:" + id % 1_000_000_000_000_000_000L;
        if (topic.endsWith(":0")) {
            return;
        }
        var payload = new JsonObject().put("n", id);
        var frame = new JsonObject()
                .put("ref", "r" + id)
                .put("topic", topic)
                .put("event", event)
                .put("payload", payload);
        var read = assertInstanceOf(ClientFrame.Good.class, ClientFrame.parse(frame.toBuffer()));
        assertEquals(new ClientFrame.Good("r" + id, new Topic(topic), event, payload), read);
    }

    @Property
    void no_more_frames_pass_than_the_burst_and_what_the_time_allows(
            @ForAll @IntRange(min = 1, max = 50) int perSecond,
            @ForAll @IntRange(min = 1, max = 50) int burst,
            @ForAll @Size(max = 300) List<@IntRange(max = 200) Integer> pauses) {
        var rate = new FrameRate(perSecond, burst, 0);
        var now = 0L;
        var passed = 0;
        for (var pause : pauses) {
            now += TimeUnit.MILLISECONDS.toNanos(pause);
            if (rate.take(now)) {
                passed++;
            }
            assertTrue(passed <= burst + now * perSecond / 1e9 + 1e-6);
        }
    }

    @Property
    void a_frame_passes_after_the_time_that_it_was_told_to_wait(
            @ForAll @IntRange(min = 1, max = 1_000) int perSecond, @ForAll @IntRange(min = 1, max = 100) int burst) {
        var rate = new FrameRate(perSecond, burst, 0);
        while (rate.take(0)) {
            // until the bucket is empty
        }
        assertTrue(rate.take(TimeUnit.MILLISECONDS.toNanos(rate.waitMillis())));
    }

    @Property
    void a_topic_is_its_name(@ForAll String name) {
        Topic.parse(name).ifPresent(topic -> {
            assertEquals(name, topic.name());
            assertTrue(name.startsWith(topic.prefix()));
            topic.id().ifPresent(id -> assertEquals(name, topic.prefix() + ":" + id));
        });
    }

    @Property
    void a_users_topic_has_the_users_number(@ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long account) {
        assertEquals(account, Topic.parse("user:" + account).orElseThrow().id().orElseThrow());
    }

    @Provide
    Arbitrary<Object> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().map(Object.class::cast),
                Arbitraries.of("conference", "user:1", "join", "r1", "", "user:0")
                        .map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                Arbitraries.maps(Arbitraries.strings(), Arbitraries.strings()).map(JsonObject::mapFrom));
    }

    @Provide
    Arbitrary<String> events() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(48);
    }
}
