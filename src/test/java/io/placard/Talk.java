package io.placard;

import java.util.Map;
import java.util.regex.Pattern;

/** What visitors do at articles, by forms alone. */
public final class Talk {

    private static final Pattern ARTICLE = Pattern.compile("(/articles/\\d+/)");
    private static final Pattern REF = Pattern.compile("name=\"ref\" value=\"([^\"]+)\"");
    private static final Pattern WRITTEN = Pattern.compile("#comment-(\\d+)$");

    private Talk() {}

    /** The path of the newest article of one of the cast. */
    public static String articleOf(Running running, String username) {
        return Visitor.find(
                ARTICLE, Visitor.guest(running).get("/people/" + username + "/").body());
    }

    /** The ref of a fresh form below an article. */
    public static String ref(Visitor visitor, String article) {
        return Visitor.find(REF, visitor.get(article).body());
    }

    /** Writes a comment; its number. */
    public static long comment(Visitor visitor, String article, String body) {
        return write(visitor, article, body, "");
    }

    /** Answers a comment; the answer's number. */
    public static long reply(Visitor visitor, String article, long comment, String body) {
        return write(visitor, article, body, Long.toString(comment));
    }

    private static long write(Visitor visitor, String article, String body, String parent) {
        var fields = Map.of("body", body, "ref", ref(visitor, article), "parent", parent);
        var answer = visitor.post(article, article + "comments", fields);
        var location = answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
        return Long.parseLong(Visitor.find(WRITTEN, location));
    }
}
