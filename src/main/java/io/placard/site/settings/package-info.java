/**
 * What an account's owner decides: name, languages, time zone, password, login sessions. Owns no table; it changes its own
 * row of {@code account} and nobody else's.
 */
package io.placard.site.settings;
