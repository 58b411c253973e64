package io.placard.site.mentions;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A place where people are mentioned, now that everybody can read it.
 *
 * @param actor who mentions them
 * @param comment empty: the article itself
 */
public record Mention(long actor, long article, OptionalLong comment, Instant at) {}
