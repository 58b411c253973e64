package io.placard.site.page;

/**
 * The conference's own picture, drawn small.
 *
 * @param hash names it
 * @param width in pixels
 * @param height in pixels
 */
public record Logo(String hash, int width, int height) {

    /** Where it is. */
    public String path() {
        return "/look/" + hash + ".png";
    }

    /** Where it is on a square, for the browser's tab. */
    public String icon() {
        return "/look/" + hash + "-icon.png";
    }
}
