package io.placard.site.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The way to the sign-in page and back. */
public final class SignInPath {

    private static final String PATH = "/sign-in";

    private SignInPath() {}

    /** To sign in, and then go on to this path. */
    public static String with(String next) {
        return PATH + "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /** The path to go on to, where it is one of this site's: a link must not lead through our door to a stranger's. */
    public static String safe(String next) {
        var ours = next != null
                && next.startsWith("/")
                && !next.startsWith("//")
                && next.chars().noneMatch(c -> c == '\\' || c < ' ' || c == 127)
                && !next.startsWith(PATH)
                && !next.startsWith("/sign-out");
        return ours ? next : "/";
    }
}
