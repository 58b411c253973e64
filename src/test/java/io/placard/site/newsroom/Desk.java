package io.placard.site.newsroom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody at work on a draft, by the forms alone. */
record Desk(Visitor visitor, String draft) {

    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern REVISION = Pattern.compile("data-revision=\"(\\d+)\"");

    /** Begins a new article. */
    static Desk begin(Visitor visitor) {
        return begun(visitor, visitor.post("/drafts/", "/drafts", Map.of()));
    }

    /** Begins to change an article, given by its path. */
    static Desk change(Visitor visitor, String article) {
        return begun(visitor, visitor.post("/drafts/", "/drafts", Map.of("article", number(article))));
    }

    HttpResponse<String> save(String title, String body) {
        return visitor.post(draft, draft, fields(title, body, version()));
    }

    HttpResponse<String> submit(String title, String body) {
        return submit(fields(title, body, version()));
    }

    HttpResponse<String> submit(Map<String, String> fields) {
        return visitor.post(draft, draft + "submission", fields);
    }

    /** Hands in, and answers the article's path. */
    String file(String title, String body) {
        var answer = submit(title, body);
        assertEquals(303, answer.statusCode(), answer::body);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    String version() {
        return Visitor.find(VERSION, visitor.get(draft).body());
    }

    Map<String, String> fields(String title, String body, String version) {
        return Map.of("title", title, "body", body, "language", "en", "tags", "Votes, 安理会", "version", version);
    }

    /** The number of the revision with this title in a verifier's queue. */
    static String revision(Visitor verifier, String title) {
        var queue = verifier.get("/verification/").body();
        var before = queue.substring(0, queue.indexOf(title));
        return Visitor.find(REVISION, before.substring(before.lastIndexOf("<li class=\"queue-item\"")));
    }

    static HttpResponse<String> decide(Visitor verifier, String revision, String state, String reason) {
        return verifier.post("/verification/", "/verification/" + revision, Map.of("state", state, "reason", reason));
    }

    static String number(String article) {
        return article.replaceAll("\\D", "");
    }

    private static Desk begun(Visitor visitor, HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer::body);
        return new Desk(visitor, answer.headers().firstValue("Location").orElseThrow());
    }
}
