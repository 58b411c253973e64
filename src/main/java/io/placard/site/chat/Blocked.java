package io.placard.site.chat;

import io.placard.site.page.Person;
import java.time.Instant;

/** Somebody of whom the reader wants to hear nothing. */
public record Blocked(Person person, Instant at) {}
