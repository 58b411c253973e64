package io.placard.site.page;

/**
 * What the request alone decides.
 *
 * @param path path and query, for the way back after a change of language or a sign-in
 * @param csrf the token of every form; empty on a page kept ready for errors, which then has no forms
 * @param nonce what the content security policy asks of scripts; empty: the page has no scripts
 */
public record Visit(Language language, String path, String csrf, String nonce) {}
