/**
 * Announcements: what staff tell many at once, as a bar at the top of every page, and for members to read again. Owns the
 * tables {@code announcement}, {@code announcement_edition} and {@code announcement_dismissal}; tells the topic {@code conference} of each change, without
 * its words: whom it concerns is decided in the SQL by which each reader asks. The bar is read once for an
 * edition and a kind of reader ({@code page/Boards}), so it costs a page no statement of its own.
 */
package io.placard.site.announcements;
