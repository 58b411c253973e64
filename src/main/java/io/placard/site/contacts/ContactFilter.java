package io.placard.site.contacts;

import io.placard.site.page.Request;
import io.placard.site.page.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Who is listed.
 *
 * @param words the beginning of a user name or a spelling, a part of a nickname or of a committee; empty: everybody
 * @param committee one of them; empty: any
 */
public record ContactFilter(String words, String committee, Optional<Role> role) {

    private static final int LONGEST = 80;

    static ContactFilter of(Request request) {
        var role = Arrays.stream(Role.values())
                .filter(one -> one.word().equals(request.query("role").orElse("")))
                .findFirst();
        return new ContactFilter(clean(request, "q"), clean(request, "committee"), role);
    }

    public boolean isEmpty() {
        return words.isEmpty() && committee.isEmpty() && role.isEmpty();
    }

    /** The path of what comes behind this account. */
    public String behind(long account) {
        return "/chat/people/?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)
                + "&committee=" + URLEncoder.encode(committee, StandardCharsets.UTF_8)
                + "&role=" + role.map(Role::word).orElse("")
                + "&behind=" + account;
    }

    private static String clean(Request request, String name) {
        var text = request.query(name).orElse("").replace("\0", "").strip();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
