package io.placard.site.articles;

import io.placard.site.page.Language;
import java.time.Instant;

/** One of the conference's files, as its box on the home page lists them. */
public record FileCard(long id, String title, Language language, Instant at) {}
