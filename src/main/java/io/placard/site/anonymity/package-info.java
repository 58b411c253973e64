/**
 * Accounts that are anonymised for good. Owns no table: in one transaction it takes from all of them what was one person's
 * alone and wherever their name stands, and leaves what they published to a former member, whose user name and nickname are
 * {@code ~} and the account's number. A test holds that no column is forgotten.
 */
package io.placard.site.anonymity;
