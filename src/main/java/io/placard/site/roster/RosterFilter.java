package io.placard.site.roster;

import io.placard.site.page.Request;
import io.placard.site.page.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which accounts are listed.
 *
 * @param words part of a user name or a name; empty: any
 * @param state {@code active}, {@code inactive}; empty: any
 * @param after the user name behind which the page begins
 */
public record RosterFilter(String words, Optional<Role> role, String state, String after) {

    private static final int LONGEST = 80;
    private static final List<String> STATES = List.of("active", "inactive");

    static RosterFilter of(Request request) {
        var role = Arrays.stream(Role.values())
                .filter(one -> one.word().equals(request.query("role").orElse("")))
                .findFirst();
        var state = request.query("state").filter(STATES::contains).orElse("");
        return new RosterFilter(clean(request, "q"), role, state, clean(request, "after"));
    }

    /** The path of the list that differs from this one by its role. */
    public String withRole(Optional<Role> other) {
        return new RosterFilter(words, other, state, "").path();
    }

    /** The path of the list that differs from this one by its state. */
    public String withState(String other) {
        return new RosterFilter(words, role, other, "").path();
    }

    /** The path of what comes behind this user name. */
    public String behind(String username) {
        return new RosterFilter(words, role, state, username).path();
    }

    /** The path of all that this filter lets through, as a table. */
    public String csv() {
        return new RosterFilter(words, role, state, "").path().replaceFirst("\\?", "export.csv?");
    }

    /** The path of this list. */
    public String path() {
        return "/admin/accounts/?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)
                + "&role=" + role.map(Role::word).orElse("")
                + "&state=" + state
                + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    }

    Optional<Boolean> active() {
        return state.isEmpty() ? Optional.empty() : Optional.of(state.equals("active"));
    }

    private static String clean(Request request, String name) {
        var text = request.query(name).orElse("").replace("\0", "").strip();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
