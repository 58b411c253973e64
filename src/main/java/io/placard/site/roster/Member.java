package io.placard.site.roster;

import io.placard.site.page.Person;
import java.time.Instant;

/**
 * Somebody's account as staff see it.
 *
 * @param active whether they may sign in
 * @param fresh whether they still have a password that somebody else has seen
 */
public record Member(Person person, boolean active, boolean fresh, Instant madeAt) {}
