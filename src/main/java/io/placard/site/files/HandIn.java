package io.placard.site.files;

/** A draft that became a revision of an article. */
public record HandIn(long draft, long author, long article, long revision) {}
