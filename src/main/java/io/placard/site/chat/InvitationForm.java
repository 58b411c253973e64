package io.placard.site.chat;

import io.placard.site.page.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is to be taken into a discussion, as a form shows it.
 *
 * @param people as they were typed
 * @param known all committees that somebody sits in
 */
public record InvitationForm(
        String people, Set<Role> roles, Set<String> committees, List<String> known, Optional<Error> error) {

    /** Whom whole roles are taken in of. */
    public static final List<Role> ROLES =
            List.of(Role.DELEGATE, Role.CHAIR, Role.PRESS, Role.OBSERVER, Role.VERIFIER, Role.SECRETARIAT);

    /**
     * @param key of the message
     * @param name that it is about
     */
    public record Error(String key, String name) {}
}
