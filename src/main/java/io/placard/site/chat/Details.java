package io.placard.site.chat;

import io.placard.site.page.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation as those see it who look behind it: its members, and staff.
 *
 * @param other with whom the reader talks in a pair
 * @param level how much of it the reader wants to hear; empty: they are no member
 * @param keeps whether the reader may change it and who is in it
 * @param blocked whether the reader has blocked the other
 */
public record Details(
        long id,
        Kind kind,
        Rules rules,
        Optional<Person> other,
        Person maker,
        Instant madeAt,
        int members,
        Optional<Level> level,
        boolean keeps,
        boolean blocked) {

    public boolean isMember() {
        return level.isPresent();
    }
}
