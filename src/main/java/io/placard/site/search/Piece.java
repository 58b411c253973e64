package io.placard.site.search;

/**
 * A run of plain text.
 *
 * @param hit whether it is what was looked for
 */
public record Piece(String text, boolean hit) {}
