package io.placard.site.api;

import io.placard.OpenApi;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A program that calls the API, with a token or without one. */
public final class Program {

    private static final OpenApi API = OpenApi.read();
    private static final Pattern TOKEN = Pattern.compile("(plc_[A-Za-z0-9_-]+)");
    private static final Pattern REF = Pattern.compile("name=\"ref\" value=\"([^\"]+)\"");

    private final Visitor browser;
    private final String token;
    private final String address = "2001:db8:" + UUID.randomUUID().toString().substring(0, 4) + "::1";

    private Program(Visitor browser, String token) {
        this.browser = browser;
        this.token = token;
    }

    /** One without a token, at an address of its own: those of one address share what they may call. */
    public static Program guest(Running running) {
        return new Program(Visitor.guest(running), "");
    }

    /** One with a token of a member's with these scopes. */
    public static Program of(Running running, String username, String... scopes) {
        return with(running, token(Visitor.member(running, username), scopes));
    }

    /** One with this token. */
    public static Program with(Running running, String token) {
        return new Program(Visitor.guest(running), token);
    }

    /** Makes a token with the form of the settings, and reads it where it is shown once. */
    public static String token(Visitor member, String... scopes) {
        var fields =
                new HashMap<>(Map.of("name", "Test " + UUID.randomUUID(), "days", "7", "password", Visitor.PASSWORD));
        List.of(scopes).forEach(scope -> fields.put("scope-" + scope, "1"));
        fields.put("ref", Visitor.find(REF, member.get("/settings/tokens/").body()));
        var answer = member.post("/settings/tokens/", "/settings/tokens", fields);
        if (answer.statusCode() != 201) {
            throw new AssertionError("no token: " + answer.statusCode() + " " + answer.body());
        }
        return Visitor.find(TOKEN, answer.body());
    }

    /** What a call was answered. */
    public record Reply(int status, JsonObject json, String text, HttpHeaders headers) {

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The pointers of what is wrong. */
        public List<String> pointers() {
            return json.getJsonArray("errors").stream()
                    .map(error -> ((JsonObject) error).getString("pointer"))
                    .toList();
        }
    }

    public Reply get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    public Reply post(String path, JsonObject body, String... headers) {
        return call("POST", path, body, headers);
    }

    /** A call with a body of JSON, null for none, and further headers as names and values in turn. */
    public Reply call(String method, String path, JsonObject body, String... headers) {
        return send(method, path, body == null ? "" : body.encode(), body == null ? "" : "application/json", headers);
    }

    /** A call with a body as it is. */
    public Reply send(String method, String path, String body, String type, String... headers) {
        var request = browser.request("/api/v1" + path);
        if (token.isEmpty()) {
            request.header("X-Forwarded-For", address);
        } else {
            request.header("Authorization", "Bearer " + token);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return read(method, path, request.method(method, BodyPublishers.ofString(body)));
    }

    private Reply read(String method, String path, HttpRequest.Builder request) {
        var answer = browser.send(request);
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var json = type.contains("json") && !answer.body().isEmpty() ? new JsonObject(answer.body()) : new JsonObject();
        // every answer of every test is held against the file
        API.violation(method, path, answer.statusCode(), answer.statusCode() == 304 ? new JsonObject() : json)
                .ifPresent(why -> {
                    throw new AssertionError(
                            method + " " + path + " " + answer.statusCode() + " " + why + "\n" + answer.body());
                });
        return new Reply(answer.statusCode(), json, answer.body(), answer.headers());
    }
}
