package io.placard.site.anonymity;

import io.placard.site.page.Person;

/**
 * Asks whether somebody shall be anonymised, and says what goes and what stays.
 *
 * @param error a message key; null: nothing is wrong
 */
public record AnonymityPage(Person person, Holdings holdings, String typed, String error) {

    /** How many things of each kind they have. */
    public record Holdings(int drafts, int files, int tokens, int articles, int comments) {}
}
