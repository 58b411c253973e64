package io.placard.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** Every page can be read and used by everybody, on a desk and on a phone. */
@ExtendWith({Running.class, Chromium.class})
class AccessibilityJourney {

    /** Pages of errors, and pages that are left before their socket is open. */
    private static final String HASTE = "status of (403|404|422)|closed before the connection is established";

    private static final List<String> GRAVE = List.of("serious", "critical");

    @ParameterizedTest
    @CsvSource({"en-GB, 1280", "zh-CN, 390"})
    void axe_finds_nothing_serious(String locale, int width, Running running, Windows windows) {
        windows.expect(HASTE);
        var found = new ArrayList<String>();
        var member = windows.member(running, "pia", window(locale, width));
        Places.each(member, Places.ofMember(running), (name, page) -> found.addAll(faults(name, page)));
        var staff = windows.member(running, "ada", window(locale, width));
        Places.each(staff, Places.ofStaff(), (name, page) -> found.addAll(faults(name, page)));
        var guest = windows.guest(running, window(locale, width));
        Places.each(guest, Places.ofGuest(running), (name, page) -> found.addAll(faults(name, page)));
        assertEquals(List.of(), found);
    }

    @Test
    void axe_would_find_a_fault_that_is_there(Running running, Windows windows) {
        var page = Windows.tab(windows.guest(running), "/about/");
        page.evaluate("document.querySelector('main').append(document.createElement('button'))");
        assertEquals(1, faults("about", page).size());
    }

    @ParameterizedTest
    @CsvSource({"en-GB", "zh-CN"})
    void nothing_scrolls_sideways_at_320_pixels(String locale, Running running, Windows windows) {
        windows.expect(HASTE);
        var wide = new ArrayList<String>();
        var member = windows.member(running, "pia", window(locale, 320));
        Places.each(member, Places.ofMember(running), (name, page) -> wide.addAll(sideways(name, page)));
        var staff = windows.member(running, "ada", window(locale, 320));
        Places.each(staff, Places.ofStaff(), (name, page) -> wide.addAll(sideways(name, page)));
        var guest = windows.guest(running, window(locale, 320));
        Places.each(guest, Places.ofGuest(running), (name, page) -> wide.addAll(sideways(name, page)));
        assertEquals(List.of(), wide);
    }

    @Test
    void what_is_touched_is_large_enough_for_a_thumb(Running running, Windows windows) {
        windows.expect(HASTE);
        var small = new ArrayList<String>();
        var phone = window("zh-CN", 390).setHasTouch(true);
        Places.each(
                windows.member(running, "pia", phone),
                Places.ofMember(running),
                (name, page) -> small.addAll(thumbs(name, page)));
        Places.each(
                windows.member(running, "ada", phone),
                Places.ofStaff(),
                (name, page) -> small.addAll(thumbs(name, page)));
        assertEquals(List.of(), small);
    }

    @Test
    void nothing_moves_where_the_reader_wants_no_motion(Running running, Windows windows) {
        var options = Windows.desktop().setReducedMotion(ReducedMotion.REDUCE);
        var pia = windows.member(running, "pia", options);
        var moving = new ArrayList<String>();
        Places.each(pia, Places.ofMember(running), (name, page) -> {
            if ((int) page.evaluate("document.getAnimations().length") > 0) {
                moving.add(name);
            }
        });
        windows.expect(HASTE);
        assertEquals(List.of(), moving);
    }

    private static NewContextOptions window(String locale, int width) {
        return new NewContextOptions().setLocale(locale).setViewportSize(width, 844);
    }

    /** In the dark only the colours are others. */
    private static List<String> faults(String name, Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        var found = new ArrayList<>(faults(name, axe(page)));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        found.addAll(faults(name + " in the dark", axe(page).withRules(List.of("color-contrast"))));
        return found;
    }

    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static List<String> faults(String name, AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> name + ": " + rule.getId() + " "
                        + rule.getNodes().getFirst().getHtml())
                .toList();
    }

    private static List<String> sideways(String name, Page page) {
        var width = (int) page.evaluate("document.documentElement.scrollWidth");
        return width <= 320 ? List.of() : List.of(name + " is " + width + " wide");
    }

    /** Controls lower than 44 pixels, a tick by its label; a link in a run of text is as high as its line and so left out. */
    @SuppressWarnings("unchecked")
    private static List<String> thumbs(String name, Page page) {
        var found = (List<String>) page.evaluate("""
                () => [...document.querySelectorAll("button, summary, input:not([type=hidden]), .button, .chip")]
                  .filter((control) => control.checkVisibility() && !control.matches(".unseen"))
                  .map((control) => control.matches("[type=radio], [type=checkbox]") ? control.closest("label") : control)
                  .filter((control) => control.getBoundingClientRect().height < 43.5)
                  .map((control) => `${control.outerHTML.slice(0, 80)} ${control.getBoundingClientRect().height}`)
                """);
        return found.stream().map(control -> name + ": " + control).toList();
    }
}
