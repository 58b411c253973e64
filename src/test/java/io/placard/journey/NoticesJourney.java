package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Notices arrive on open pages: two people, several tabs, a network that fails. */
@ExtendWith({Running.class, Chromium.class})
class NoticesJourney {

    private static final HasTextOptions WITHIN_A_SECOND = new HasTextOptions().setTimeout(1000);

    private String article;

    @BeforeEach
    void pia_has_read_all(Running running) {
        var pia = Visitor.member(running, "pia");
        pia.post("/notices/", "/notices/read", Map.of());
        article = Talk.articleOf(running, "pia");
    }

    @Test
    void a_comment_raises_the_badge_the_title_and_the_list_of_each_tab_within_a_second(
            Running running, Windows windows) {
        var pia = windows.member(running, "pia");
        var home = Windows.tab(pia, "/");
        var notices = Windows.tab(pia, "/notices/");
        assertThat(badge(home)).isHidden();
        var kofi = Windows.tab(windows.member(running, "kofi"), article);
        write(kofi, "Well put " + UUID.randomUUID());
        for (var tab : new Page[] {home, notices}) {
            assertThat(badge(tab)).hasText("1", WITHIN_A_SECOND);
            assertTrue(tab.title().startsWith("(1) "), tab.title());
            assertThat(tab.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Notices, 1 unread")))
                    .isVisible();
        }
        var first = notices.locator("#notices > li").first();
        assertThat(first).hasText(Pattern.compile("Kofi Mensah commented on"));
        assertThat(home.locator(".toast")).hasText(Pattern.compile("Kofi Mensah commented on"));
        first.getByRole(AriaRole.BUTTON).click();
        assertThat(badge(home)).isHidden();
        assertEquals(-1, home.title().indexOf('('), home.title());
    }

    @Test
    void signing_out_in_one_tab_stops_the_other_within_a_second(Running running, Windows windows) {
        var pia = windows.member(running, "pia");
        var first = Windows.tab(pia, "/");
        var other = Windows.tab(pia, article);
        other.getByLabel("Write a comment").fill("Half a sentence");
        first.locator(".menu summary").click();
        first.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(other.locator("#link-state")).hasText("Offline", WITHIN_A_SECOND);
        var said = other.locator(".toast-stop");
        assertThat(said).hasText(Pattern.compile("You have been signed out here"));
        assertThat(other.getByLabel("Write a comment")).hasValue("Half a sentence");
        said.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(other.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
        assertThat(other.locator("main input[name=next]")).hasValue(article);
    }

    private static Locator badge(Page tab) {
        return tab.locator("[data-unread]");
    }

    private static void write(Page tab, String words) {
        tab.getByLabel("Write a comment").fill(words);
        tab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post"))
                .click();
        assertThat(tab.getByText(words)).isVisible();
    }
}
