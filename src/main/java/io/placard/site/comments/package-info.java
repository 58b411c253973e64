/**
 * What becomes of a comment after it was written: edits, deletion by its author, removal by a moderator, and their undoing.
 * Owns {@code comment_version} and the columns of {@code comment} that say so. Nothing vanishes: every version is kept, and
 * what is gone leaves a line in its place, with its answers.
 */
package io.placard.site.comments;
