package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two people find each other, and see who is there, for as long as they want it. */
@ExtendWith(Chromium.class)
class PresenceJourney {

    private static Running running;

    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(data, "--demo=on");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void who_comes_goes_away_leaves_and_hides_is_seen_at_once(Windows windows) {
        var zhou = windows.member(running, "zhou");
        var marta = Windows.tab(windows.member(running, "marta"), "/chat/people/");
        marta.getByLabel("Name, pinyin, user name or committee").fill("zmy");
        press(marta, "Find");
        press(marta, "Write");
        var state = marta.locator(".room-who [data-presence]");
        assertThat(state).hasCount(1);
        assertThat(state.getByText("online")).isHidden();

        var about = Windows.tab(zhou, "/about/");
        assertThat(state.getByText("online")).isVisible();
        hide(about, true);
        assertThat(state.getByText("away")).isVisible();
        hide(about, false);
        assertThat(state.getByText("online")).isVisible();
        about.close();
        assertThat(state.getByText("last seen")).isVisible(new IsVisibleOptions().setTimeout(12_000));

        var settings = Windows.tab(zhou, "/settings/presence/");
        assertThat(state.getByText("online")).isVisible();
        settings.getByText("Nobody sees it").click();
        press(settings, "Save");
        assertThat(settings.getByRole(AriaRole.STATUS)).isVisible();
        assertThat(state).hasCount(0);
        marta.reload();
        assertThat(marta.locator("#room-title")).hasText("周牧野");
        assertThat(marta.locator("[data-presence]")).hasCount(0);
    }

    @Test
    void a_committee_typed_into_the_finder_leads_to_its_people(Windows windows) {
        var farah = Windows.tab(windows.member(running, "farah"), "/chat/");
        farah.getByLabel("Write to somebody").fill("Health");
        assertThat(farah.locator(".completion [role=option]").first()).isVisible();
        farah.keyboard().press("Escape");
        farah.locator(".chat-search .button").click();
        assertThat(farah.locator("h1")).hasText("People");
        assertThat(farah.locator(".rubric")).hasText(new String[] {"Health Assembly 卫生大会"});
        assertThat(farah.locator(".participant").first()).isVisible();
        assertThat(line(farah, "Ingrid Solberg")).containsText("Delegate");
    }

    private static Locator line(Page page, String name) {
        return page.locator(".participant", new Page.LocatorOptions().setHasText(name));
    }

    /** As a browser does that shows another tab. */
    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
