package io.placard.site.publication;

import io.placard.site.page.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that became of an article.
 *
 * @param word {@code planned}, {@code appeared}, {@code withdrawn}, {@code returned}
 * @param planned the time that was planned
 */
public record Turn(String word, Person actor, String reason, Optional<Instant> planned, Instant at) {}
