package io.placard.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.placard.Lending;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real browser, which one class of journeys after the other has to itself. A journey asks for the windows that it opens
 * by a parameter of that type; they are closed behind it, and a complaint of the browser's fails it.
 */
public final class Chromium implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(Chromium.class);
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Until what a page is to show is not there: other tests may have the cores. */
    private static final double PATIENCE_MILLIS = 15_000;

    /** JUnit's own way in. */
    public Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Windows.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var started = Lending.lend(context, Started.class, Started::new, Started::close);
        var name = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
        var windows = new Windows(started.browser, name.replaceAll("[^A-Za-z0-9_.-]+", "-"));
        context.getStore(NAMESPACE).put("windows", windows);
        return windows;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var windows = context.getStore(NAMESPACE).remove("windows", Windows.class);
        if (windows != null) {
            windows.close(context.getExecutionException().isPresent());
        }
    }

    /** With a driver of its own: Playwright's is for one thread at a time. */
    private static final class Started {

        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(ARGUMENTS));

        private static Path program() {
            return Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
        }

        private void close() {
            browser.close();
            playwright.close();
        }
    }
}
