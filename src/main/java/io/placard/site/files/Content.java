package io.placard.site.files;

/**
 * A content that is to be stored.
 *
 * @param hash SHA-256 in hexadecimal digits
 * @param size in bytes
 * @param width in pixels, of a picture; otherwise 0
 * @param height in pixels, of a picture; otherwise 0
 */
record Content(String hash, long size, FileType type, int width, int height) {}
