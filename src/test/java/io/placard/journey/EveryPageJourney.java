package io.placard.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.placard.Running;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page can be read and used by everybody, in both languages, on a desk and on a phone; each is visited once. */
@ExtendWith({Running.class, Chromium.class})
class EveryPageJourney {

    /** Pages of errors, and pages that are left before their socket is open. */
    private static final String HASTE = "status of (403|404|422)|closed before the connection is established";

    /**
     * Words of the interface that a reader of the page's language cannot read. Left out is what people wrote, and what
     * is the same in every language: names of people and zones, keys, formats, units, the name of Placard.
     */
    private static final String FOREIGN_WORDS = """
            () => {
              const lang = document.documentElement.lang;
              const foreign = lang === "en" ? /\\p{Script=Han}/u : /\\p{Script=Latin}{2,}/u;
              const names = "Markdown|Atom|API|REST|JSON|OpenAPI|CSV|XLSX|DATA|PDF|PNG|JPEG|GIF|WebP|JavaScript|https|PostgreSQL|Redis|" +
                "Linux|Chrome|Aegis|2FAS|[KMG]B|UTC|CST|English|简体中文";
              const same = new RegExp(String.raw`@[\\w.-]+|Placard( [\\w.-]+)?|Asia/Shanghai|GMT[+-]\\d+|\\*\\*|/\\w+/|[\\w-]+\\.\\w{3}\\b|` +
                String.raw`(?<!\\w)(${names})(?!\\w)`, "g");
              const written = ".prose[lang], .comment-body, .story-title, .story-excerpt, .tags, .headline, cite," +
                " .message-body, .message-quote, .line-digest, .files a, .profile-about, .api, kbd, pre, code, textarea, script, style, template, [aria-hidden=true]";
              const own = (element) => !element.closest(written) && element.closest("[lang]").lang === lang;
              const people = [...document.querySelectorAll(".byline-name, .menu-name, .notice b, .line-name, .message-name")].map((name) => name.textContent);
              const found = [];
              const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (words.nextNode()) {
                const text = words.currentNode.textContent.replace(same, "");
                if (own(words.currentNode.parentElement) && foreign.test(text)) found.push(text.trim());
              }
              for (const name of ["aria-label", "title", "placeholder", "alt"]) {
                for (const element of document.querySelectorAll(`[${name}]`)) {
                  const text = people.reduce((rest, one) => rest.replace(one, ""), element.getAttribute(name)).replace(same, "");
                  if (own(element) && foreign.test(text)) found.push(`${name}: ${text}`);
                }
              }
              return found;
            }
            """;

    /** Controls lower than 44 pixels, a tick by its label; a link in a run of text is as high as its line and so left out. */
    private static final String LOW_CONTROLS = """
            () => [...document.querySelectorAll("button, summary, input:not([type=hidden]), .button, .chip")]
              .filter((control) => control.checkVisibility() && !control.matches(".unseen"))
              .map((control) => control.matches("[type=radio], [type=checkbox]") ? control.closest("label, td") : control)
              .filter((control) => control.getBoundingClientRect().height < 43.5)
              .map((control) => `${control.outerHTML.slice(0, 80)} ${control.getBoundingClientRect().height}`)
            """;

    private static final List<String> GRAVE = List.of("serious", "critical");

    @ParameterizedTest
    @CsvSource({"en-GB, 1280, lin", "zh-CN, 390, pia"})
    void everybody_can_read_and_use_it(String locale, int width, String reader, Running running, Windows windows) {
        windows.expect(HASTE);
        var found = new ArrayList<String>();
        Places.Look look = (name, page) -> found.addAll(faults(name, page, width));
        Places.each(windows.member(running, reader, window(locale, width)), Places.ofMember(running), look);
        Places.each(windows.member(running, "ada", window(locale, width)), Places.ofStaff(), look);
        Places.each(windows.guest(running, window(locale, width)), Places.ofGuest(running), look);
        assertEquals(List.of(), found);
    }

    @Test
    void each_fault_would_be_found(Running running, Windows windows) {
        var page = Windows.tab(windows.guest(running, window("zh-CN", 390)), "/about/");
        page.evaluate("""
                () => {
                  const button = document.createElement("button");
                  button.style = "display: block; height: 20px; width: 600px";
                  document.querySelector("main").append(button, "Not a Chinese word");
                  button.animate([{ opacity: 0 }, { opacity: 1 }], 600_000);
                }
                """);
        assertEquals(
                List.of("Not a Chinese word", "<button", "moves", "button-name", "is 6"),
                faults("about", page, 390).stream()
                        .map(fault ->
                                fault.replaceAll(".*?(Not a Chinese word|moves|button-name|<button|is 6).*", "$1"))
                        .distinct()
                        .toList());
    }

    private static NewContextOptions window(String locale, int width) {
        return new NewContextOptions()
                .setLocale(locale)
                .setViewportSize(width, 844)
                .setHasTouch(width < 600)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    /** All that is wrong with it: in words, for a thumb, in motion, by axe by day and by night, on the narrowest phone. */
    private static List<String> faults(String name, Page page, int width) {
        var found = new ArrayList<>(asked(name, page, FOREIGN_WORDS));
        if (width < 600) {
            found.addAll(asked(name, page, LOW_CONTROLS));
        }
        if ((int) page.evaluate("document.getAnimations().length") > 0) {
            found.add(name + ": something moves where the reader wants no motion");
        }
        found.addAll(grave(name, axe(page)));
        // in the dark only the colours are others
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        found.addAll(grave(name + " in the dark", axe(page).withRules(List.of("color-contrast"))));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        for (var phone : List.of(390, 320)) {
            page.setViewportSize(phone, 844);
            var wide = (int) page.evaluate("document.documentElement.scrollWidth");
            if (wide > phone) {
                found.add(name + " scrolls sideways at " + phone + " pixels: it is " + wide + " wide");
            }
        }
        page.setViewportSize(width, 844);
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<String> asked(String name, Page page, String question) {
        return ((List<String>) page.evaluate(question))
                .stream().map(words -> name + ": " + words).toList();
    }

    /** Of what passes it tells one element a rule, for all of them would be most of what is sent. */
    private static AxeBuilder axe(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options);
    }

    private static List<String> grave(String name, AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> name + ": " + rule.getId() + " "
                        + rule.getNodes().getFirst().getHtml())
                .toList();
    }
}
