/**
 * Names completed as they are typed: people by user name, nickname or its spelling in Latin letters, tags likewise. Owns the
 * columns {@code pinyin} and {@code initials} of {@code account} and {@code tag}, which it fills when somebody looks for a name.
 */
package io.placard.site.completion;
