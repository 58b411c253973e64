package io.placard.site.publication;

import io.placard.site.page.Language;

/** An article whose publication the reader has a say in. */
public record Governed(long id, long author, String title, Language language, Standing standing) {}
