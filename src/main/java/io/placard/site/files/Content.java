package io.placard.site.files;

import java.nio.file.Path;
import java.util.Map;

/**
 * A content that is to be stored.
 *
 * @param hash SHA-256 in hexadecimal digits
 * @param size in bytes
 * @param width in pixels, of a picture; otherwise 0
 * @param height in pixels, of a picture; otherwise 0
 * @param file where it is now
 * @param thumbnails smaller copies of a picture, by the length of their longer side
 */
record Content(
        String hash, long size, FileType type, int width, int height, Path file, Map<Integer, Path> thumbnails) {}
