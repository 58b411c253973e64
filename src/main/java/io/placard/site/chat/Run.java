package io.placard.site.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Messages that follow each other.
 *
 * @param head the number of the newest message that there is
 * @param read the number of the newest that the reader had seen
 */
public record Run(long conversation, List<Message> messages, long head, long read) {

    /** The number of the first; of none, one behind the newest. */
    public long from() {
        return messages.isEmpty() ? head + 1 : messages.getFirst().seq();
    }

    /** The number of the last; of none, that of the newest. */
    public long to() {
        return messages.isEmpty() ? head : messages.getLast().seq();
    }

    public boolean hasOlder() {
        return from() > 1;
    }

    public boolean hasNewer() {
        return to() < head;
    }

    /** Whether the message at this place is the first of its day. */
    public boolean begins(int place, ZoneId zone) {
        return place == 0 || !day(place, zone).equals(day(place - 1, zone));
    }

    /** Whether it is drawn under the one before it: by the same person, in the same minute. */
    public boolean joins(int place, ZoneId zone) {
        return !begins(place, zone)
                && !isFirstNew(place)
                && messages.get(place).quote().isEmpty()
                && messages.get(place).author().id()
                        == messages.get(place - 1).author().id()
                && minute(place).equals(minute(place - 1));
    }

    /** Whether the reader has seen what stands before it, and not this. */
    public boolean isFirstNew(int place) {
        var message = messages.get(place);
        return !message.own()
                && message.seq() > read
                && messages.subList(0, place).stream().noneMatch(before -> !before.own() && before.seq() > read)
                && from() <= read + 1;
    }

    /** How many of these the reader has not seen. */
    public int fresh() {
        return (int) messages.stream()
                .filter(message -> !message.own() && message.seq() > read)
                .count();
    }

    private Object day(int place, ZoneId zone) {
        return messages.get(place).at().atZone(zone).toLocalDate();
    }

    private Instant minute(int place) {
        return messages.get(place).at().truncatedTo(ChronoUnit.MINUTES);
    }
}
