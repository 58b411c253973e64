package io.placard.site.contacts;

import io.placard.site.page.Person;

/**
 * Somebody whom the reader may write to.
 *
 * @param committee where they sit; empty: in none, or nobody has said
 * @param blocked whether the reader has blocked them
 */
public record Contact(Person person, String committee, boolean blocked) {}
