package io.placard.site.articles;

import io.placard.site.page.Language;
import java.time.Instant;

/**
 * An article to be written.
 *
 * @param body as its author typed it, in Markdown
 * @param html the same, safe to show
 * @param excerpt its beginning, in plain text
 */
record NewArticle(
        long author,
        String title,
        String body,
        String html,
        String excerpt,
        Language language,
        boolean verified,
        boolean file,
        Instant at) {}
