package io.placard.site.accounts;

/**
 * An account by which pages can be tried.
 *
 * @param epoch logins of an earlier one hold no longer
 */
public record SampleAccount(long id, int epoch, String username) {}
