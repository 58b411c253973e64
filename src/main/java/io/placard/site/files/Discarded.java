package io.placard.site.files;

import java.util.OptionalLong;

/**
 * A file that staff took away.
 *
 * @param size in bytes
 * @param article with which it had been handed in; empty: it stood in a draft
 */
public record Discarded(String name, long size, OptionalLong article) {}
