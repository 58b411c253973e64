package io.placard.site.newsroom;

/**
 * What stands above an article for those who may change it.
 *
 * @param newest the newest revision
 * @param verifier whether the reader decides
 */
public record MarginPart(Revision newest, boolean verifier) {}
