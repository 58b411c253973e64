package io.placard.site.chat;

import io.placard.site.files.Attachment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The form below the messages.
 *
 * @param ref what the message will be called: sent twice, it is written once
 * @param reply what the message answers
 * @param body what was typed
 * @param error why it was not sent, as a message key
 * @param files that were put up to be sent with it
 */
public record Composer(
        String ref, Optional<Message> reply, String body, Optional<String> error, List<Attachment> files) {

    /** In characters, as the database counts them. */
    public static final int MAX_LENGTH = 4_000;

    /** With nothing put up. */
    public Composer(String ref, Optional<Message> reply, String body, Optional<String> error) {
        this(ref, reply, body, error, List.of());
    }

    /** The numbers of the files, for the form: {@code 3,4}. */
    public String fileNumbers() {
        return files.stream().map(file -> String.valueOf(file.id())).collect(Collectors.joining(","));
    }
}
