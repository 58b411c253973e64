package io.placard.site.articles;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who is named in a text, as {@code @username}. */
final class Mentions {

    /** Whoever names more means nobody in particular. */
    private static final int MOST = 20;

    /** A full stop or hyphen at the end belongs to the sentence; letters before the sign make an e-mail address. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\p{Alnum}._-])@([a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9]))", Pattern.CASE_INSENSITIVE);

    private Mentions() {}

    /** The user names, each once, at most {@link #MOST} of them. */
    static Set<String> in(String text) {
        var names = new LinkedHashSet<String>();
        var found = NAME.matcher(text);
        while (names.size() < MOST && found.find()) {
            names.add(found.group(1).toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
