/**
 * Search over articles, comments, people and files. Owns {@code search_entry}, which triggers keep true to what it stands for, and
 * the functions {@code search_...} by which texts and questions are cut into the same pieces. What everybody may read has
 * {@code open}; the article's state and its reader's role of that moment are asked once more before anything is shown. A
 * feature that makes another kind of thing findable writes lines of its own kind; one that hides things changes their state.
 */
package io.placard.site.search;
