package io.placard.site.chat;

import io.placard.site.page.Person;

/**
 * What blocking somebody means, before it is done or taken back.
 *
 * @param blocked by the reader
 */
public record BlockPage(Person person, boolean blocked) {}
