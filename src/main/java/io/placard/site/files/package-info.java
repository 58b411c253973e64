/**
 * Files that people put up. Owns {@code file} (one stored content, named by its hash), {@code upload} (who put it up under
 * which name, and for which draft or article) and the folder {@code media} of the data folder. A content is stored once,
 * and read by whoever may read what one of its uploads belongs to: a draft's is its author's alone, an article's is read
 * with the article. What its name says decides nothing.
 */
package io.placard.site.files;
