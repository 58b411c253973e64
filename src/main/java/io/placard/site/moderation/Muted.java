package io.placard.site.moderation;

import io.placard.site.page.Person;
import java.time.Instant;

/**
 * Somebody who may write nowhere for a while.
 *
 * @param reason may be empty
 */
public record Muted(Person person, Instant until, Person by, String reason) {}
