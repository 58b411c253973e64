package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The interface speaks the reader's language, all of it. */
@ExtendWith({Running.class, Chromium.class})
class LanguageJourney {

    @Test
    void a_guest_reads_what_the_browser_asks_for(Running running, Windows windows) {
        for (var locale : List.of("zh-CN", "zh-TW", "en-US", "fr-FR")) {
            var page = Windows.tab(windows.guest(running, locale(locale)), "/");
            assertEquals(locale.startsWith("zh") ? "zh-Hans" : "en", language(page), locale);
        }
    }

    @Test
    void a_guests_choice_is_kept_on_every_page_and_after_loading_again(Running running, Windows windows) {
        var page = Windows.tab(windows.guest(running), "/about/");
        page.getByRole(AriaRole.BUTTON, named("简体中文")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("关于"))).isVisible();
        page.reload();
        assertEquals("zh-Hans", language(page));
        page.navigate("/sign-in");
        assertEquals("zh-Hans", language(page));
        page.getByRole(AriaRole.BUTTON, named("English")).click();
        assertThat(page.getByRole(AriaRole.HEADING, named("Sign in"))).isVisible();
    }

    @Test
    void a_members_choice_follows_the_account_to_another_browser(Running running, Windows windows) {
        var here = Windows.tab(windows.member(running, "song"), "/people/song/");
        here.getByRole(AriaRole.BUTTON, named("简体中文")).last().click();
        assertThat(here.locator("html")).hasAttribute("lang", "zh-Hans");
        var there = Windows.tab(windows.member(running, "song"), "/about/");
        assertEquals("zh-Hans", language(there));
        assertThat(there.locator("#link-state")).hasText("已连接");
    }

    private static NewContextOptions locale(String locale) {
        return Windows.desktop().setLocale(locale);
    }

    private static String language(Page page) {
        return page.locator("html").getAttribute("lang");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
