/** Feeds: the newest of what everybody may read, as Atom (RFC 4287) for feed readers. Owns no table. */
package io.placard.site.feeds;
