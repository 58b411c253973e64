package io.placard.site.moderation;

import io.placard.site.page.Person;
import java.time.Instant;

/**
 * A message as staff read it around one that was reported.
 *
 * @param html safe; empty where it was deleted
 * @param reported whether it is the one
 */
public record Said(long seq, Person author, String html, Instant at, boolean gone, boolean reported) {}
