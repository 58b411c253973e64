package io.placard.site.announcements;

/** The bar alone, for a page that is open: what is in it comes with the page. */
public record BarPage() {}
