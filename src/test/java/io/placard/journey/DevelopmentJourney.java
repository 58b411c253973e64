package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import io.placard.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Somebody works on Placard and looks at it: what they change shows by itself. */
@ExtendWith(Chromium.class)
class DevelopmentJourney {

    @Test
    void a_changed_style_and_changed_words_show_by_themselves(@TempDir Path data, @TempDir Path build, Windows windows)
            throws Exception {
        var running = Running.start(data);
        try (var watching = running.develop(build)) {
            var page = Windows.tab(windows.member(running, "vera"), "/about/");
            page.evaluate("window.stayed = true");
            var styles = build.resolve("webroot/css/placard.css");
            Files.writeString(styles, "\nbody { outline: 1px dotted; }\n", StandardOpenOption.APPEND);
            assertThat(page.locator("body")).hasCSS("outline-style", "dotted");
            assertEquals(true, page.evaluate("window.stayed"), "a style needs no new page");

            var words = build.resolve("io/placard/site/about/messages_en.properties");
            Files.writeString(words, Files.readString(words).replace("about.title=About", "about.title=Changed"));
            assertThat(page.locator("h1")).hasText("Changed");

            aFaultIsNoHarm(words, page);
        } finally {
            running.close();
        }
    }

    /** Half a change does not take the page away; the whole one shows. */
    private static void aFaultIsNoHarm(Path words, Page page) throws IOException {
        var whole = Files.readString(words);
        Files.writeString(words, whole.replace("about.what=", "about.that="));
        assertThat(page.locator("h1")).hasText("Changed");
        Files.writeString(words, whole.replace("about.title=Changed", "about.title=Mended"));
        assertThat(page.locator("h1")).hasText("Mended");
    }
}
