package io.placard.site.reports;

import io.placard.site.page.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's report.
 *
 * @param subject with its text as it stood then
 * @param gone whether the comment is not shown any more
 * @param changed whether it says something else now
 * @param outcome what was decided: {@code left} or {@code upheld}; empty while it is open
 * @param decider a nickname
 */
public record Report(
        long id,
        Subject subject,
        Person reporter,
        String reason,
        Instant at,
        boolean gone,
        boolean changed,
        Optional<String> outcome,
        Optional<String> decider) {}
