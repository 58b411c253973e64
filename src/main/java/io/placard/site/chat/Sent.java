package io.placard.site.chat;

import io.placard.channel.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a message.
 *
 * @param refused why it was not written; the rest means nothing then
 * @param event tells of it; empty where it was written before
 */
record Sent(Optional<Refused> refused, long seq, Instant at, Optional<Event> event) {}
