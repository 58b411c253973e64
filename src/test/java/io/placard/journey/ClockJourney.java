package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The secretariat steers the clock, and readers in both languages follow. */
@ExtendWith({Running.class, Chromium.class})
class ClockJourney {

    @Test
    void every_open_page_follows_the_clock_whatever_its_device_says(Running running, Windows windows) {
        var phone = Windows.desktop().setViewportSize(390, 844).setLocale("zh-CN");
        var window = windows.member(running, "song", phone);
        // a device whose clock is years off
        window.addInitScript("const now = Date.now; Date.now = () => now() - 3 * 365 * 86400000;");
        var reader = Windows.tab(window, "/about/");
        var ada = Windows.tab(windows.member(running, "ada"), "/clock/");
        ada.evaluate("document.querySelector('.helm-plan').open = true");
        ada.getByLabel("Real start").fill("2026-01-01T00:00");
        ada.getByLabel("Start in the story").fill("1962-10-16T08:45");
        ada.getByLabel("Periods").fill("719:00 0.001");
        ada.onDialog(dialog -> dialog.accept());
        press(ada, "Set the plan");
        assertThat(ada.locator(".rows b").first()).hasText("Set the plan");
        ada.waitForSelector("#link-state[data-state=live]");
        assertThat(reader.locator("[data-clock-state]")).hasText("已结束");
        ada.evaluate("document.querySelector('.helm-plan').open = true");
        ada.getByLabel("Real start").fill(ada.evaluate("""
                new Date(Date.now() - 3600000 + 8 * 3600000).toISOString().slice(0, 16)""").toString());
        ada.getByLabel("Periods").fill("700:00 0.001");
        press(ada, "Set the plan");
        assertThat(reader.locator("[data-clock-time]")).hasText(Pattern.compile("1962年10月16日.*08:45"));
        press(ada, "Pause");
        assertThat(reader.locator("[data-clock-state]")).hasText("已暂停");
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
