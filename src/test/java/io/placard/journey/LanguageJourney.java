package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The interface speaks the reader's language, all of it. */
@ExtendWith({Running.class, Chromium.class})
class LanguageJourney {

    /**
     * Words of the interface that a reader of the page's language cannot read. Left out is what people wrote, and what
     * is the same in every language: names of people and zones, keys, formats, units, the name of Placard.
     */
    private static final String FOREIGN_WORDS = """
            () => {
              const lang = document.documentElement.lang;
              const foreign = lang === "en" ? /\\p{Script=Han}/u : /\\p{Script=Latin}{2,}/u;
              const same = /@[\\w.-]+|Placard( [\\w.-]+)?|Asia\\/Shanghai|GMT[+-]\\d+|CST|\\*\\*|\\b(Markdown|Atom|API|REST|JSON|OpenAPI|CSV|JavaScript|https|KB|MB)\\b/g;
              const written = ".prose[lang], .comment-body, .story-title, .story-excerpt, .tags, .headline, cite," +
                " .files a, .profile-about, kbd, script, style, template, [aria-hidden=true]";
              const own = (element) => !element.closest(written) && element.closest("[lang]").lang === lang;
              const names = [...document.querySelectorAll(".byline-name, .menu-name, .notice b")].map((name) => name.textContent);
              const found = [];
              const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (words.nextNode()) {
                const text = words.currentNode.textContent.replace(same, "");
                if (own(words.currentNode.parentElement) && foreign.test(text)) found.push(text.trim());
              }
              for (const name of ["aria-label", "title", "placeholder", "alt"]) {
                for (const element of document.querySelectorAll(`[${name}]`)) {
                  const text = names.reduce((rest, one) => rest.replace(one, ""), element.getAttribute(name)).replace(same, "");
                  if (own(element) && foreign.test(text)) found.push(`${name}: ${text}`);
                }
              }
              return found;
            }
            """;

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

    @ParameterizedTest
    @CsvSource({"zh-CN, pia", "en-GB, lin"})
    void no_page_says_a_word_in_the_other_language(String locale, String reader, Running running, Windows windows) {
        windows.expect("status of (403|404|422)");
        var found = new ArrayList<String>();
        var member = windows.member(running, reader, locale(locale));
        Places.each(member, Places.ofMember(running), (name, page) -> found.addAll(foreign(name, page)));
        var guest = windows.guest(running, locale(locale));
        Places.each(guest, Places.ofGuest(running), (name, page) -> found.addAll(foreign(name, page)));
        assertEquals(List.of(), found);
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

    @SuppressWarnings("unchecked")
    private static List<String> foreign(String name, Page page) {
        return ((List<String>) page.evaluate(FOREIGN_WORDS))
                .stream().map(words -> name + ": " + words).toList();
    }
}
