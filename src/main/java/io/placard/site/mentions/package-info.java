/**
 * People who are mentioned: links to them in what is written, and the one notice of it. Owns {@code mention}, which holds
 * who was told of what, so that nobody is told again by an edit.
 */
package io.placard.site.mentions;
