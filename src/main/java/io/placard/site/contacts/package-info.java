/**
 * Everybody at the conference whom one may write to, found by name, committee and role. Owns no table: it reads accounts and the
 * reader's own blocks; who has blocked the reader is not told.
 */
package io.placard.site.contacts;
