/**
 * Publication: what becomes of an article once it was accepted. It waits for its time, appears by itself, is taken back, is
 * published again, is pinned to the top of the front page. Owns {@code article_turn} and of {@code article} the columns
 * {@code pinned_at}, {@code publish_at} and {@code planned_by}. At most three articles are pinned; only published ones are.
 */
package io.placard.site.publication;
