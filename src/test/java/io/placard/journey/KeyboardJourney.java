package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everything is done with the keyboard; the mouse lies still. */
@ExtendWith({Running.class, Chromium.class})
class KeyboardJourney {

    private static final int MOST_TABS = 60;

    @Test
    void a_guest_skips_to_the_content_and_signs_in(Running running, Windows windows) {
        var page = Windows.tab(windows.guest(running), "/");
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#main")).isFocused();
        page.navigate("/about/");
        tabTo(page, page.getByRole(AriaRole.LINK, named("Sign in")));
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("User name")).isFocused();
        page.keyboard().type("farah");
        page.keyboard().press("Tab");
        page.keyboard().type(Visitor.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("#link-state")).hasText("Live");
    }

    @Test
    void a_member_opens_an_article_and_answers_a_comment(Running running, Windows windows) {
        var page = Windows.tab(windows.member(running, "farah"), "/");
        page.keyboard().press("j");
        assertThat(page.locator(".story-title a").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#comments")).isVisible();
        // whatever leads the front page, this one has comments
        page.navigate(Talk.articleOf(running, "pia"));
        page.waitForSelector("#link-state[data-state=live]");
        page.keyboard().press("j");
        assertThat(page.locator(".comment-own").first()).isFocused();
        var reply = page.locator("[data-reply]").first();
        tabTo(page, reply);
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Write a reply")).isFocused();
        page.keyboard().press("Escape");
        assertThat(reply).isFocused();
        page.keyboard().press("Enter");
        var words = "By keyboard " + UUID.randomUUID();
        page.keyboard().type(words);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator(".comment .comment", new Page.LocatorOptions().setHasText(words)))
                .isVisible();
    }

    @Test
    void a_member_reads_and_marks_a_notice(Running running, Windows windows) {
        var tomas = Visitor.member(running, "tomas");
        tomas.post("/notices/", "/notices/read", Map.of());
        var article = Talk.articleOf(running, "pia");
        var comment = Talk.comment(tomas, article, "What does the port say?");
        Talk.reply(Visitor.member(running, "kofi"), article, comment, "Nothing yet.");
        var page = Windows.tab(windows.member(running, "tomas"), "/");
        page.keyboard().press("g");
        page.keyboard().press("n");
        var unread = page.locator("#notices > .is-unread");
        assertThat(unread).hasText(Pattern.compile("Kofi Mensah replied to your comment on"));
        assertThat(page.locator("#link-state")).hasText("Live");
        tabTo(page, unread.getByRole(AriaRole.BUTTON));
        page.keyboard().press("Enter");
        assertThat(unread).hasCount(0);
        assertThat(page.locator(".notice-link").first()).isFocused();
        assertThat(page.locator("[data-unread]")).isHidden();
    }

    @Test
    void the_shortcuts_and_the_menu_close_on_escape_and_give_the_focus_back(Running running, Windows windows) {
        var page = Windows.tab(windows.member(running, "farah"), "/");
        page.keyboard().press("j");
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        assertThat(page.locator(".story-title a").first()).isFocused();
        var menu = page.locator(".menu summary");
        menu.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Sign out"))).isVisible();
        page.keyboard().press("Tab");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.BUTTON, named("Sign out"))).isHidden();
        assertThat(menu).isFocused();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void tabTo(Page page, Locator target) {
        for (var tab = 0; tab < MOST_TABS; tab++) {
            page.keyboard().press("Tab");
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("not reached with the Tab key: " + target);
    }
}
