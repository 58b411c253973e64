package io.placard.site.chat;

import java.util.Optional;

/**
 * A message by itself, with all that can be done to it.
 *
 * @param text as it was typed, of an own one
 * @param error why something was not done, as a message key
 */
public record MessagePage(Conversation conversation, Message message, String text, Optional<String> error) {}
