package io.placard.site.chat;

import java.util.List;
import java.util.OptionalLong;

/**
 * What somebody wants to say, as it came.
 *
 * @param ref its author's name for it
 * @param reply which message it answers
 * @param files uploads of theirs, in their order
 */
record Spoken(String ref, String body, OptionalLong reply, List<Long> files) {

    /** In one message. */
    static final int MOST_FILES = 10;

    Spoken(String ref, String body, OptionalLong reply) {
        this(ref, body, reply, List.of());
    }
}
