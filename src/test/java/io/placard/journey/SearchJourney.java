package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Things are looked for and found. */
@ExtendWith({Running.class, Chromium.class})
class SearchJourney {

    /** The parts of the band that lie over one another, by their classes. */
    private static final String OVERLAPS = """
            [...document.querySelectorAll(".top .brand, .top .nav a, .top-search, .top-glass, .top-end > *")]
                .filter(part => part.getClientRects().length)
                .flatMap((part, place, all) => all.slice(place + 1).filter(other => {
                    const a = part.getBoundingClientRect(), b = other.getBoundingClientRect();
                    return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
                }).map(other => `${part.className || part.textContent} over ${other.className || other.textContent}`))
                .join("; ")
            """;

    @Test
    void on_a_desk_it_goes_by_keyboard(Running running, Windows windows) {
        var page = Windows.tab(windows.member(running, "farah"), "/");
        page.keyboard().press("/");
        assertThat(page.locator("#top-search")).isFocused();
        page.keyboard().type("harbour");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/search/\\?q=harbour$"));
        assertThat(page.locator(".hit mark").first()).hasText(Pattern.compile("harbour", Pattern.CASE_INSENSITIVE));
        page.keyboard().press("j");
        assertThat(page.locator(".hit-title a").first()).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("user:pia");
        page.keyboard().press("Enter");
        assertThat(page.locator(".chip[aria-current]")).hasText(Pattern.compile("All \\d+"));
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/(articles|people)/"));
    }

    @Test
    void on_a_phone_it_goes_in_chinese(Running running, Windows windows) {
        var phone = new NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("zh-CN")
                .setIsMobile(true)
                .setHasTouch(true);
        var page = Windows.tab(windows.guest(running, phone), "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("搜索")).tap();
        assertThat(page.getByText("搜索技巧")).isVisible();
        page.locator("#q").fill("港 before：昨天");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("搜索"))
                .tap();
        assertThat(page.locator(".say")).hasText(Pattern.compile("“before:昨天”未生效"));
        assertThat(page.locator(".hit mark").first()).hasText("港");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^文章 \\d")))
                .tap();
        assertThat(page.locator(".chip[aria-current]")).hasText(Pattern.compile("^文章"));
        assertEquals(390, (int) page.evaluate("document.documentElement.scrollWidth"));
    }

    @Test
    void the_band_has_room_for_all_of_it_at_any_width(Running running, Windows windows) {
        for (var locale : new String[] {"en-GB", "zh-CN"}) {
            var page =
                    Windows.tab(windows.member(running, "ada", Windows.desktop().setLocale(locale)), "/about/");
            for (var width : new int[] {1440, 1280, 1180, 1100, 1099, 900, 800, 799, 390, 320}) {
                page.setViewportSize(width, 800);
                assertEquals("", page.evaluate(OVERLAPS), locale + " at " + width);
            }
        }
    }
}
