package io.placard.site.page;

/** What another feature adds to the page of a record. */
@FunctionalInterface
public interface Margin {

    /** An empty part where there is nothing to add for this reader. */
    Part draw(Request request, long record, long author);
}
