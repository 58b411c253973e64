package io.placard.site.files;

/**
 * Why a file did not come in.
 *
 * @param why the last word of a message key
 * @param most how large a file may be, in words
 * @param draft to go back to
 */
public record RefusedPage(String why, String most, long draft) {}
