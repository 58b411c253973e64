package io.placard.site.about;

/** What this is. It says nothing that the page's frame does not know. */
public record AboutPage() {}
