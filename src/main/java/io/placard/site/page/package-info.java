/**
 * How pages are drawn: their frame, languages, times and Markdown, and the templates. jte and ICU are known here only.
 * Everything here is made once for each generation, keeps no state of a reader and is safe for many threads.
 */
package io.placard.site.page;
