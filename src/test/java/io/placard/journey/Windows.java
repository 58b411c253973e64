package io.placard.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import io.placard.Running;
import io.placard.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The browser windows of one journey; each has cookies of its own, which its tabs share. */
public final class Windows {

    private static final Path KEPT = Path.of("target", "journeys");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final double PATIENCE_MILLIS = 20_000;

    private final Browser browser;
    private final String journey;
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> console = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Windows(Browser browser, String journey) {
        this.browser = browser;
        this.journey = journey;
    }

    /** What a window on a desk has, in English. */
    static NewContextOptions desktop() {
        return new NewContextOptions().setViewportSize(1280, 900).setLocale("en-GB");
    }

    /** The window of somebody who is not signed in. */
    BrowserContext guest(Running running) {
        return guest(running, desktop());
    }

    BrowserContext guest(Running running, NewContextOptions options) {
        if (options.baseURL == null) {
            options.setBaseURL(running.url().toString());
        }
        var window = browser.newContext(options);
        window.setDefaultTimeout(PATIENCE_MILLIS);
        open.add(window);
        var name = "window " + open.size();
        window.onConsoleMessage(message -> {
            console.add(name + " " + message.type() + " " + message.text());
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        window.onWebError(error -> complaints.add("not caught: " + error.error()));
        window.onPage(tab -> tab.onWebSocket(socket -> {
            socket.onFrameSent(frame -> console.add(name + " > " + frame.text()));
            socket.onFrameReceived(frame -> console.add(name + " < " + frame.text()));
            socket.onClose(closed -> console.add(name + " socket closed"));
        }));
        return window;
    }

    /** The window of one of the cast, signed in. */
    BrowserContext member(Running running, String username) {
        return member(running, username, desktop());
    }

    BrowserContext member(Running running, String username, NewContextOptions options) {
        var window = guest(running, options);
        var csrf = Visitor.find(CSRF, window.request().get("/sign-in").text());
        var form = FormData.create()
                .set("username", username)
                .set("password", Visitor.PASSWORD)
                .set("_csrf", csrf)
                .set("next", "/about/");
        var answer = window.request().post("/sign-in", RequestOptions.create().setForm(form));
        assertEquals(200, answer.status(), username + " could not sign in");
        return window;
    }

    /** A tab with this page in it, with its scripts at work and, for members, the link live. */
    static Page tab(BrowserContext window, String path) {
        var tab = window.newPage();
        tab.navigate(path);
        if (tab.querySelector("meta[name=session-key]") != null) {
            tab.waitForSelector("#link-state[data-state=live]");
        }
        return tab;
    }

    /** A complaint of the browser's that belongs to the journey, such as that of a lost network. */
    void expect(String pattern) {
        expected.add(Pattern.compile(pattern));
    }

    void close(boolean failed) {
        var rest = complaints.stream()
                .filter(complaint -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(complaint).find()))
                .toList();
        if (failed || !rest.isEmpty()) {
            keep();
        }
        open.forEach(window -> window.pages().forEach(Windows::leave));
        open.forEach(BrowserContext::close);
        if (!failed) {
            assertEquals(List.of(), rest, "the browser complains");
        }
    }

    /** Chromium may never have done with closing a window of which a tab is on its way to a page. */
    private static void leave(Page tab) {
        try {
            tab.navigate("about:blank");
        } catch (PlaywrightException overtaken) {
            // by the page that it was on its way to
            tab.navigate("about:blank");
        }
    }

    private void keep() {
        try {
            Files.createDirectories(KEPT);
            Files.write(KEPT.resolve(journey + ".log"), console);
            for (var window = 0; window < open.size(); window++) {
                var tabs = open.get(window).pages();
                for (var tab = 0; tab < tabs.size(); tab++) {
                    var picture = KEPT.resolve("%s-%d-%d.png".formatted(journey, window, tab));
                    tabs.get(tab).screenshot(new Page.ScreenshotOptions().setPath(picture));
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
