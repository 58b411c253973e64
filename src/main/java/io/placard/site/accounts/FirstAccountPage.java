package io.placard.site.accounts;

import java.util.Map;

/**
 * Where the first superuser makes an account.
 *
 * @param token the secret from the server's log that opens this page
 * @param errors message keys by field: username, nickname, password, repeat
 */
public record FirstAccountPage(String token, String username, String nickname, Map<String, String> errors) {
    public static final String USERNAME_FORM = "accounts.error.username-form";
    public static final String NICKNAME_FORM = "accounts.error.nickname-form";
    public static final String TAKEN = "accounts.error.taken";
    public static final String PASSWORD_SHORT = "accounts.error.password-short";
    public static final String PASSWORDS_DIFFER = "accounts.error.passwords-differ";
}
