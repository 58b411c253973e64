package io.placard.site.chat;

import java.util.Optional;

/**
 * The form below the messages.
 *
 * @param ref what the message will be called: sent twice, it is written once
 * @param reply what the message answers
 * @param body what was typed
 * @param error why it was not sent, as a message key
 */
public record Composer(String ref, Optional<Message> reply, String body, Optional<String> error) {

    /** In characters, as the database counts them. */
    public static final int MAX_LENGTH = 4_000;
}
