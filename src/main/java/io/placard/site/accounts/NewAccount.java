package io.placard.site.accounts;

import io.placard.site.page.Language;
import io.placard.site.page.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An account to be made.
 *
 * @param content the language of the articles that its owner wants; empty: all
 * @param language of the interface; empty: what the browser asks for
 */
public record NewAccount(
        String username,
        String nickname,
        String description,
        Role role,
        Optional<Language> content,
        Optional<Language> language,
        boolean active) {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

    /** One that differs from others by its names and role only. */
    public static NewAccount of(String username, String nickname, Role role) {
        return new NewAccount(username, nickname, "", role, Optional.empty(), Optional.empty(), true);
    }

    /** Whether an account may have this user name. */
    public static boolean isUsername(String name) {
        return USERNAME.matcher(name).matches();
    }

    /** What is wrong with a new password, as a message key. */
    public static Optional<String> passwordError(String password) {
        return password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST
                ? Optional.of("accounts.error.password")
                : Optional.empty();
    }

    /** What is wrong with it and the password, as message keys by field; empty when all is well. */
    Map<String, String> errors(String password) {
        var errors = new LinkedHashMap<String, String>();
        if (!isUsername(username)) {
            errors.put("username", "accounts.error.username");
        }
        new Nickname(nickname).error().ifPresent(error -> errors.put("nickname", error));
        passwordError(password).ifPresent(error -> errors.put("password", error));
        return errors;
    }
}
