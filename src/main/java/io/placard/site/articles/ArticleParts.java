package io.placard.site.articles;

import io.placard.site.page.Kept;
import io.placard.site.page.Part;

/**
 * An article and its comments, drawn.
 *
 * @param open whether everybody reads it, and so may comment
 * @param story the article itself
 * @param thread the comments
 */
public record ArticleParts(long id, long author, boolean open, String title, Part story, Part thread)
        implements Kept.Drawn {

    @Override
    public int bytes() {
        return story.bytes() + thread.bytes();
    }
}
