package io.placard.site.roster;

import io.placard.site.page.Person;
import java.time.Instant;

/**
 * Somebody's account as staff see it.
 *
 * @param active whether they may sign in
 * @param committee where they sit; empty: in none, or nobody has said
 * @param fresh whether they still have a password that somebody else has seen
 */
public record Member(Person person, boolean active, boolean fresh, Instant madeAt, String committee) {}
