package io.placard.channel;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A stream of events that sockets follow, such as {@code user:12} or {@code conference}.
 *
 * @param name a prefix, and behind a colon the number of the record that it belongs to, if it belongs to one
 */
public record Topic(String name) implements Comparable<Topic> {

    /** What everybody who is signed in may follow. */
    public static final Topic CONFERENCE = new Topic("conference");

    /** The gateway's own words on one socket; never kept, never joined. */
    public static final Topic SOCKET = new Topic("socket");

    private static final Pattern FORM = Pattern.compile("[a-z]{1,24}(:[1-9][0-9]{0,17})?");

    public Topic {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a topic: " + name);
        }
    }

    /** The topic of this name, or nothing where the name has not the form of one. */
    public static Optional<Topic> parse(String name) {
        return FORM.matcher(name).matches() ? Optional.of(new Topic(name)) : Optional.empty();
    }

    /** What only this account may follow, joined by itself. */
    public static Topic user(long account) {
        return new Topic("user:" + account);
    }

    /** What stands before the colon: it names the feature that answers for the topic. */
    public String prefix() {
        var colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** What stands behind the colon. */
    public OptionalLong id() {
        var colon = name.indexOf(':');
        return colon < 0 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(name.substring(colon + 1)));
    }

    /** By name: the order in which one transaction locks several topics. */
    @Override
    public int compareTo(Topic other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
