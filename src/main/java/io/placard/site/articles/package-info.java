/** The news: articles, tags, comments and the front page. */
package io.placard.site.articles;
