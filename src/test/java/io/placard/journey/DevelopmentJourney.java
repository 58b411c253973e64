package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.placard.CapturedLog;
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

    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    @Test
    void a_changed_style_and_changed_words_show_by_themselves(
            @TempDir Path data, @TempDir Path project, Windows windows) throws Exception {
        var running = Running.start(data);
        try (var watching = running.develop(project)) {
            var build = project.resolve(Running.CLASSES);
            var page = Windows.tab(windows.member(running, "vera"), "/about/");
            page.evaluate("window.stayed = true");
            var styles = build.resolve("webroot/css/placard.css");
            Files.writeString(styles, "\nbody { outline: 1px dotted; }\n", StandardOpenOption.APPEND);
            assertThat(page.locator("body")).hasCSS("outline-style", "dotted");
            assertEquals(true, page.evaluate("window.stayed"), "a style needs no new page");

            var words = build.resolve("io/placard/site/about/messages_en.properties");
            replace(words, "about.title=About", "about.title=Changed");
            assertThat(page.locator("h1")).hasText("Changed");

            aFaultIsNoHarm(words, page);
        } finally {
            running.close();
        }
    }

    @Test
    void a_changed_template_shows_by_itself(@TempDir Path data, @TempDir Path project, Windows windows)
            throws Exception {
        var running = Running.start(data);
        try (var watching = running.develop(project)) {
            var page = Windows.tab(windows.member(running, "vera"), "/about/");
            var about = project.resolve(Running.TEMPLATES).resolve("about/about.jte");
            replace(about, "class=\"headline\">", "class=\"headline\">Drawn anew: ");
            assertThat(page.locator("h1")).hasText("Drawn anew: About", SOON);

            aBrokenTemplateIsNoHarm(about, page);
            partsComeGoAndChangeTheirParameters(about, page);
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

    /** It is told with its line. */
    private static void aBrokenTemplateIsNoHarm(Path about, Page page) throws IOException {
        try (var log = new CapturedLog()) {
            replace(about, "Drawn anew: $", "${page.nothing()}$");
            page.waitForCondition(() -> log.text().contains("about/about.jte:7 "));
        }
        page.reload();
        assertThat(page.locator("h1")).hasText("Drawn anew: About");
        replace(about, "${page.nothing()}$", "Mended: $");
        assertThat(page.locator("h1")).hasText("Mended: About", SOON);
    }

    /** The template that calls a part is compiled with it, though it has not changed itself. */
    private static void partsComeGoAndChangeTheirParameters(Path about, Page page) throws IOException {
        var part = about.resolveSibling("part.jte");
        Files.writeString(part, "@param int number\nPart ${number} of ");
        replace(about, "Mended: $", "@template.about.part(number = 7)$");
        assertThat(page.locator("h1")).hasText("Part 7 of About", SOON);
        Files.writeString(part, "@param long number\nPiece ${number} of ");
        assertThat(page.locator("h1")).hasText("Piece 7 of About", SOON);
        replace(about, "@template.about.part(number = 7)$", "$");
        Files.delete(part);
        assertThat(page.locator("h1")).hasText("About", SOON);
    }

    private static void replace(Path file, String words, String instead) throws IOException {
        var text = Files.readString(file);
        assertTrue(text.contains(words), () -> "nowhere: " + words);
        Files.writeString(file, text.replace(words, instead));
    }
}
