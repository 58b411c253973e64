package io.placard.site.roster;

import io.placard.site.page.Role;
import java.util.List;
import java.util.Map;

/**
 * The form of an account to be made.
 *
 * @param roles those that the reader may give
 * @param errors message keys by field
 */
public record NewMemberPage(
        String username, String nickname, Role role, List<Role> roles, Map<String, String> errors) {}
