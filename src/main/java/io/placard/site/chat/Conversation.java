package io.placard.site.chat;

import io.placard.site.page.Bilingual;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A conversation that the reader is a member of.
 *
 * @param name of a discussion; of a pair {@link Bilingual#NONE}
 * @param other with whom the reader talks in a pair
 * @param pins what is to stay in sight, the latest first
 * @param shown whether the reader may know how the other of a pair is there
 */
public record Conversation(
        long id, Kind kind, Bilingual name, Optional<Person> other, Standing standing, List<Pin> pins, boolean shown) {

    /** With nothing pinned. */
    public Conversation(long id, Kind kind, Bilingual name, Optional<Person> other, Standing standing) {
        this(id, kind, name, other, standing, List.of(), false);
    }

    /** What is pinned, as the reader sees it. */
    public Pins pinned() {
        return new Pins(id, pins, standing.closed().isEmpty() && (kind == Kind.PAIR || standing.keeper()));
    }

    /**
     * Whether the reader may take away what others said.
     *
     * @param staff whether they are staff
     */
    public boolean removes(boolean staff) {
        return kind == Kind.DISCUSSION
                && (standing.keeper() || staff)
                && !standing.closed().equals(Optional.of("archived"));
    }

    /** Whether the reader may say what they think of messages: members may where only its keepers write. */
    public boolean reacts() {
        return standing.closed().isEmpty()
                || kind == Kind.DISCUSSION && standing.closed().get().equals("read_only");
    }

    /**
     * How it stands at the moment of reading.
     *
     * @param head the number of the newest message; 0: there is none
     * @param read the number of the newest message that the reader has seen
     * @param topic the head of its topic, read no later than its messages
     * @param closed why the reader may not write now, as a frame would be refused; empty: they may
     * @param until when that ends by itself, where it does
     * @param keeper whether the reader keeps the discussion
     * @param reads how far the other members have read, by account, where the conversation is small enough to show it
     * @param draft what the reader has begun to write
     * @param why what was said to the reader whose word was taken; empty: nothing
     */
    public record Standing(
            long head,
            long read,
            long topic,
            Optional<String> closed,
            Optional<Instant> until,
            boolean keeper,
            Map<Long, Long> reads,
            Draft draft,
            String why) {

        /** Without words on why the reader may not write. */
        public Standing(
                long head,
                long read,
                long topic,
                Optional<String> closed,
                Optional<Instant> until,
                boolean keeper,
                Map<Long, Long> reads,
                Draft draft) {
            this(head, read, topic, closed, until, keeper, reads, draft, "");
        }

        /** The others' pointers for the browser: {@code 5:12 7:9}. */
        public String readers() {
            return reads.entrySet().stream()
                    .map(reader -> reader.getKey() + ":" + reader.getValue())
                    .collect(Collectors.joining(" "));
        }
    }
}
