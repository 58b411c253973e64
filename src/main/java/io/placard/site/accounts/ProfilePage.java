package io.placard.site.accounts;

import io.placard.site.articles.ArticleCard;
import io.placard.site.page.Person;
import java.util.List;

/**
 * A person's own page.
 *
 * @param description in their words, plain text
 * @param own whether the reader is this person
 * @param articles theirs that the reader may see, newest first
 */
public record ProfilePage(Person person, String description, boolean own, List<ArticleCard> articles) {}
