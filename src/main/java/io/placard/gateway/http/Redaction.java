package io.placard.gateway.http;

import java.util.regex.Pattern;

/** Takes out of an address what opens something, before it is written anywhere. */
public final class Redaction {

    private static final Pattern PARAMETER =
            Pattern.compile("([?&](?:session_key|token|key|password)=)[^&#\\s\"]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIRST_ACCOUNT = Pattern.compile("(/first-account/)[^/?#\\s\"]+");

    private Redaction() {}

    /** The address with stars in the place of its secrets. */
    public static String of(String uri) {
        if (uri.indexOf('?') < 0 && !uri.contains("/first-account/")) {
            return uri;
        }
        var shorter = PARAMETER.matcher(uri).replaceAll("$1***");
        return FIRST_ACCOUNT.matcher(shorter).replaceAll("$1***");
    }
}
