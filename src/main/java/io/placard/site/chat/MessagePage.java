package io.placard.site.chat;

import java.util.Optional;

/**
 * A message of the reader's own by itself, to be edited or deleted.
 *
 * @param text as it was typed
 * @param error why it was not saved, as a message key
 */
public record MessagePage(long conversation, Message message, String text, Optional<String> error) {}
