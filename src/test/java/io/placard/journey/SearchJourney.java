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
}
