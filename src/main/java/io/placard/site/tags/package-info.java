/**
 * Tags: what articles are about. Owns {@code tag} and {@code tag_alias}, which {@code articles} adds to when an article is
 * handed in. A tag keeps every name in URLs that it had, and takes over those of what is merged into it, so that links
 * and authors' habits go on to hold.
 */
package io.placard.site.tags;
