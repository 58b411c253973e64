package io.placard.site.newsroom;

import io.placard.site.publication.Standing;

/**
 * What stands above an article for those who may change it.
 *
 * @param newest the newest revision
 * @param verifier whether the reader decides
 * @param standing of the article itself
 */
public record MarginPart(Revision newest, boolean verifier, Standing standing) {}
