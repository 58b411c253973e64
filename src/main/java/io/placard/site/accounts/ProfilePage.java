package io.placard.site.accounts;

import io.placard.site.articles.ArticleList;
import io.placard.site.page.Person;

/**
 * A person's own page.
 *
 * @param description in their words, plain text
 * @param committee where they sit; empty: in none, or nobody has said
 * @param own whether the reader is this person
 * @param articles theirs that everybody may read
 */
public record ProfilePage(Person person, String description, String committee, boolean own, ArticleList articles) {}
