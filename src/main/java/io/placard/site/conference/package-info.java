/**
 * The conference as a whole: its name, its days, its place, its colour, its logo and the words of its home page. Owns the
 * tables {@code conference} and {@code conference_logo} and the topic {@code conference}, which members follow. What is set
 * here stands on every page, so each change tells that topic: no page shows what was kept before.
 */
package io.placard.site.conference;
