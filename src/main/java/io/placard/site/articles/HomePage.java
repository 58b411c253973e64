package io.placard.site.articles;

import io.placard.site.page.Part;

/**
 * The front page.
 *
 * @param front its news and files, drawn
 */
public record HomePage(Part front) {}
