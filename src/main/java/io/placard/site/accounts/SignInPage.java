package io.placard.site.accounts;

import java.util.Optional;

/**
 * The door.
 *
 * @param username as typed before
 * @param next the path to go on to
 * @param error a message key
 * @param ended whether the reader comes from a session that has ended
 */
public record SignInPage(String username, String next, Optional<String> error, boolean ended) {
    /** No such account, another password, or one that is switched off: which of them is nobody's business. */
    public static final String WRONG = "accounts.sign-in.wrong";

    /** Tried too often. */
    public static final String TOO_OFTEN = "accounts.sign-in.throttled";

    /** Too many passwords are being checked. */
    public static final String BUSY = "accounts.sign-in.busy";
}
