package io.placard.site.files;

import java.time.Instant;

/**
 * A file that nobody sends: it comes with a version of an article, such as one of the demo.
 *
 * @param account who counts as having put it up
 * @param name as readers see it
 */
public record Gift(long account, long article, long revision, String name, byte[] content, Instant at) {}
