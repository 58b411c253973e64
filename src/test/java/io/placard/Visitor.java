package io.placard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that keeps cookies but runs no script. */
public final class Visitor {

    /** The password of every account of the demo conference. */
    public static final String PASSWORD = "placard-demo";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern CSRF_META = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");
    private static final Pattern SESSION_KEY = Pattern.compile("name=\"session-key\" content=\"([^\"]+)\"");

    private final Running running;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    private Visitor(Running running) {
        this.running = running;
    }

    /** Somebody who is not signed in. */
    public static Visitor guest(Running running) {
        return new Visitor(running);
    }

    /** One of the cast, signed in. */
    public static Visitor member(Running running, String username) {
        var visitor = new Visitor(running);
        var answer = visitor.signIn(username, PASSWORD);
        if (answer.statusCode() != 303) {
            throw new AssertionError(username + " could not sign in: " + answer.statusCode());
        }
        return visitor;
    }

    public HttpResponse<String> signIn(String username, String password) {
        return post("/sign-in", "/sign-in", Map.of("username", username, "password", password, "next", "/"));
    }

    public HttpResponse<String> signOut() {
        return post("/", "/sign-out", Map.of());
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Posts a form with the token of the page that it stands on. */
    public HttpResponse<String> post(String page, String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("_csrf", csrf(page));
        return postForm(path, all);
    }

    /** The token of the forms of a page. */
    public String csrf(String page) {
        return find(CSRF, get(page).body());
    }

    /** The value of a cookie that this browser keeps. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Posts a form as it is, with further headers as names and values in turn. */
    public HttpResponse<String> postForm(String path, Map<String, String> fields, String... headers) {
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    /** The session key of a page, fresh for each page. */
    public String sessionKey() {
        return find(SESSION_KEY, get("/").body());
    }

    /** Asks for a session key as a script does. */
    public HttpResponse<String> askSessionKey() {
        var token = find(CSRF_META, get("/").body());
        return send(request("/session-key").header("X-CSRF-Token", token).POST(BodyPublishers.noBody()));
    }

    /** A socket of this visitor's, open. */
    public Line openSocket() {
        return Line.open(running, sessionKey());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    private URI uri(String path) {
        return running.url().resolve(path);
    }

    /** What the first group of a pattern matches in a text. */
    public static String find(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new AssertionError("no " + pattern + " in " + text.substring(0, Math.min(600, text.length())));
        }
        return match.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
