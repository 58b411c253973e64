/**
 * The newsroom: how an article comes to be. Owns {@code article_draft} and {@code article_revision} and the topic
 * {@code verification}. A draft is its author's alone; what is handed in is a revision; an article shows the newest
 * revision that was verified, and the first decision on a revision is the one that holds.
 */
package io.placard.site.newsroom;
