package io.placard.site.chat;

import io.placard.site.page.Role;
import java.util.List;
import java.util.Set;

/**
 * Who is taken into a discussion: people by their user names, and whoever has one of these roles at that moment.
 */
record Invited(List<String> usernames, Set<Role> roles) {

    /** So that one call stays short; roles have no such limit. */
    static final int MOST = 500;
}
