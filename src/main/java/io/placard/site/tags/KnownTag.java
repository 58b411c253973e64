package io.placard.site.tags;

import io.placard.site.articles.Tag;
import io.placard.site.page.Language;

/**
 * A tag with what is said of it.
 *
 * @param english what it is about, in English; empty: nobody said
 * @param chinese the same in Chinese
 * @param articles how many articles bear it, whatever their state
 * @param open whether a published one bears it
 */
public record KnownTag(long id, Tag tag, String english, String chinese, int articles, boolean open) {

    /** What it is about: in this language, or in the other one where nobody said it in this. */
    public String about(Language language) {
        var own = language == Language.ZH ? chinese : english;
        var other = language == Language.ZH ? english : chinese;
        return own.isEmpty() ? other : own;
    }
}
