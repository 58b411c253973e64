package io.placard.site.files;

/**
 * A picture drawn anew and small, as a conference's logo.
 *
 * @param hash SHA-256 of the picture in hexadecimal digits
 * @param picture PNG
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param icon the same on a square, PNG
 */
public record Emblem(String hash, byte[] picture, int width, int height, byte[] icon) {

    /** The longer side of the picture and the side of the icon, in pixels: sharp enough for any screen. */
    static final int PICTURE = 384;

    static final int ICON = 180;
}
