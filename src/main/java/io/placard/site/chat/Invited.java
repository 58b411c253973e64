package io.placard.site.chat;

import io.placard.site.page.Role;
import java.util.List;
import java.util.Set;

/**
 * Who is taken into a discussion: people by their user names, and whoever has one of these roles or sits in one of these
 * committees at that moment.
 */
record Invited(List<String> usernames, Set<Role> roles, Set<String> committees) {

    /** So that one call stays short; roles and committees have no such limit. */
    static final int MOST = 500;

    boolean isNobody() {
        return usernames.isEmpty() && roles.isEmpty() && committees.isEmpty();
    }
}
