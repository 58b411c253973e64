package io.placard.site.articles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.placard.Visitor;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Articles as the forms make them, for tests of what is done with them. */
public final class Press {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    private Press() {}

    /** Hands an article in, and answers its path. A verifier's is published at once. */
    public static String file(Visitor author, String title, String tags, String language) {
        return file(author, Map.of("title", title, "body", "About " + title, "tags", tags, "language", language));
    }

    /** The same with these fields of the form. */
    public static String file(Visitor author, Map<String, String> fields) {
        var draft = location(author.post("/drafts/", "/drafts", Map.of()));
        var all = new HashMap<>(fields);
        all.put("version", Visitor.find(VERSION, author.get(draft).body()));
        return location(author.post(draft, draft + "submission", all));
    }

    private static String location(java.net.http.HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer::body);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
