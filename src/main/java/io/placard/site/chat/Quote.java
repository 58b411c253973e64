package io.placard.site.chat;

import io.placard.site.page.Person;

/**
 * What a message answers.
 *
 * @param excerpt its beginning as plain text; empty where it was deleted
 */
public record Quote(long seq, Person author, String excerpt) {}
