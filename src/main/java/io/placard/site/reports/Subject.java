package io.placard.site.reports;

import io.placard.site.page.Language;
import io.placard.site.page.Person;
import java.util.OptionalLong;

/**
 * What is, or could be, reported.
 *
 * @param comment empty: the article itself
 * @param title the article's
 * @param author who wrote it
 * @param text in Markdown
 */
public record Subject(long article, OptionalLong comment, String title, Language language, Person author, String text) {

    /** The path where it stands. */
    public String link() {
        var page = "/articles/" + article + "/";
        return comment.isPresent() ? page + "#comment-" + comment.getAsLong() : page;
    }
}
