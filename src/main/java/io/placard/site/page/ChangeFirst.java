package io.placard.site.page;

import java.util.Set;

/** What is open to somebody whose password must be changed first. */
final class ChangeFirst {

    /** Where they change it. */
    static final String PATH = "/settings/security/";

    private static final Set<String> OPEN =
            Set.of(PATH, "/settings/password", "/settings/sessions/ended", "/language", "/sign-out");

    private ChangeFirst() {}

    static boolean allows(String path) {
        return OPEN.contains(path);
    }
}
