package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody chooses what to hear of, and lets the browser show it. */
@ExtendWith({Running.class, Chromium.class})
class NoticeSettingsJourney {

    /** A page that counts as hidden, and a browser that notes what it is asked to show. */
    private static final String HIDDEN = """
            Object.defineProperty(document, "hidden", { get: () => localStorage.seen !== "yes" });
            window.Notification = class {
              static permission = "granted";
              constructor(title, { body }) {
                localStorage.shown = (localStorage.shown ?? "") + body + "\\n";
                window.lastShown = this;
              }
              close() {}
            };
            """;

    /** The security policy forbids the browser to wait for an expression by itself. */
    private static final String TOLD = """
            new Promise((told, late) => {
              const look = () => (localStorage.shown ?? "").includes("mentioned you") ? told() : setTimeout(look, 50);
              setTimeout(() => late(new Error("nothing was shown")), 5000);
              look();
            })""";

    @Test
    void quiet_takes_it_out_of_the_badge_of_every_tab(Running running, Windows windows) {
        var username = Newcomer.make(running, "delegate");
        var window = windows.member(
                running, username, Windows.desktop().setViewportSize(390, 844).setLocale("zh-CN"));
        var home = Windows.tab(window, "/about/");
        mention(running, username);
        assertThat(badge(home)).hasText("1");
        var settings = Windows.tab(window, "/settings/notices/");
        var mentions = settings.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("提到我的"));
        mentions.getByLabel("静默").check();
        settings.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"))
                .click();
        assertThat(settings.getByText("已保存。")).isVisible();
        assertThat(badge(home)).isHidden();
        mention(running, username);
        var list = Windows.tab(window, "/notices/?category=mentions");
        assertThat(list.locator("#notices > li.is-quiet")).hasCount(2);
        assertThat(badge(home)).isHidden();
        assertThat(home.locator(".toast")).hasCount(1);
    }

    @Test
    void the_browser_is_asked_only_on_a_click_and_its_answer_is_said(Running running, Windows windows) {
        var window = windows.member(running, Newcomer.make(running, "delegate"));
        window.addInitScript("""
                window.asked = 0;
                window.Notification = class {
                  static permission = "default";
                  static requestPermission() { window.asked++; this.permission = "denied"; }
                };""");
        var page = Windows.tab(window, "/settings/notices/");
        assertThat(page.getByText("Not allowed yet.")).isVisible();
        assertEquals(0, page.evaluate("window.asked"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Allow notices in this browser"))
                .click();
        assertThat(page.getByText("Blocked. Allow notifications")).isVisible();
        assertEquals(1, page.evaluate("window.asked"));
    }

    @Test
    void one_of_several_hidden_tabs_shows_it_and_a_click_leads_there(Running running, Windows windows) {
        var username = Newcomer.make(running, "delegate");
        var window = windows.member(running, username);
        window.addInitScript(HIDDEN);
        var tabs = List.of(Windows.tab(window, "/about/"), Windows.tab(window, "/"), Windows.tab(window, "/notices/"));
        mention(running, username);
        tabs.getFirst().evaluate(TOLD);
        tabs.forEach(tab -> assertThat(badge(tab)).hasText("1"));
        locked(tabs.getFirst());
        assertEquals(1, shown(window), "once for all tabs");
        var teller = tabs.stream()
                .filter(tab -> (boolean) tab.evaluate("Boolean(window.lastShown)"))
                .findFirst()
                .orElseThrow();
        teller.evaluate("window.lastShown.onclick()");
        teller.waitForURL(Pattern.compile("/articles/\\d+/#comment-"));
        tabs.getFirst().evaluate("localStorage.seen = 'yes'");
        mention(running, username);
        assertThat(badge(tabs.get(2))).hasText("1");
        locked(tabs.get(2));
        assertEquals(1, shown(window), "not while a tab is in view");
    }

    /** Until whoever was before us at the lock is done. */
    private static void locked(Page tab) {
        tab.evaluate(
                "new Promise((done) => setTimeout(done, 400)).then(() => navigator.locks.request('placard-notices', () => 1))");
    }

    private static int shown(BrowserContext window) {
        return (int) window.pages().getFirst().evaluate("localStorage.shown.trim().split('\\n').length");
    }

    private static void mention(Running running, String username) {
        Talk.comment(Visitor.member(running, "kofi"), Talk.articleOf(running, "lin"), "Ask @" + username);
    }

    private static Locator badge(Page tab) {
        return tab.locator("[data-unread]");
    }
}
