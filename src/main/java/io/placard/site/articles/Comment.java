package io.placard.site.articles;

import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A comment with what was answered to it.
 *
 * @param parent the comment that it answers
 * @param body safe HTML
 */
public record Comment(long id, OptionalLong parent, Person author, Instant at, String body, List<Comment> replies) {}
