package io.placard.site.search;

/**
 * A part of what somebody typed into a field.
 *
 * @param operator what stood before the colon; empty: these are words
 * @param without whether the words must not be there
 */
public record Spoken(String operator, String value, boolean without) {}
