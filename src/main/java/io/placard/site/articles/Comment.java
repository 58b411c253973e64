package io.placard.site.articles;

import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A comment with what was answered to it.
 *
 * @param parent the comment that it answers
 * @param body safe HTML; empty where it does not stand any more
 */
public record Comment(
        long id, OptionalLong parent, Person author, Instant at, String body, Fate fate, List<Comment> replies) {}
