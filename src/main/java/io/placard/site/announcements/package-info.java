/**
 * Announcements: what staff tell many at once, as a bar at the top of every page, and for members to read again. Owns the
 * tables {@code announcement} and {@code announcement_dismissal}; tells the topic {@code conference} of each change, without
 * its words: whom it concerns is decided in the SQL by which each reader asks. The bar itself comes with the statement by
 * which every page knows its reader ({@code page/ReaderStore}), so it costs no other.
 */
package io.placard.site.announcements;
