package io.placard.site.chat;

import io.placard.site.page.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who is in a conversation.
 *
 * @param committee where they sit; empty: in none, or nobody has said
 * @param muted until when they may not write there; empty: they may
 */
public record Participant(Person person, String committee, boolean keeper, Optional<Instant> muted) {}
