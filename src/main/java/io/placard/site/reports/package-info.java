/**
 * Reports of comments and articles by those who read them. Owns {@code report}. One person has one open report of one
 * thing; the first decision holds; what was reported is kept as it stood. Verifiers hear of it on the topic
 * {@code verification}.
 */
package io.placard.site.reports;
