package io.placard.site.articles;

import io.placard.site.page.Language;
import java.time.Instant;
import java.util.List;

/**
 * An article as its author hands it in.
 *
 * @param body in Markdown
 * @param tags by name
 */
public record Draft(
        long author,
        String title,
        String body,
        Language language,
        List<String> tags,
        boolean verified,
        boolean file,
        Instant at) {}
