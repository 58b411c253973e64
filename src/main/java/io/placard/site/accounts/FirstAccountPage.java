package io.placard.site.accounts;

import java.util.Map;

/**
 * Where the first superuser makes an account.
 *
 * @param token the secret from the server's log that opens this page
 * @param errors message keys by field: username, nickname, password, repeat
 */
public record FirstAccountPage(String token, String username, String nickname, Map<String, String> errors) {}
