package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody decides of their own account. */
@ExtendWith({Running.class, Chromium.class})
class SettingsJourney {

    private static final String NEW_PASSWORD = "harbour-lights-7";

    @Test
    void a_profile_and_the_language_are_changed_on_a_phone(Running running, Windows windows) {
        windows.expect("status of 422");
        var name = Newcomer.make(running, "delegate");
        var window = windows.member(running, name, Windows.desktop().setViewportSize(390, 844));
        var phone = Windows.tab(window, "/settings/");
        phone.locator("#nickname").fill("Kofi Mensah");
        phone.locator("#description").fill("Of the harbour.");
        press(phone, "Save");
        assertThat(phone.locator(".field-error:visible")).containsText("Somebody has this name already");
        assertThat(phone.locator("#description")).hasValue("Of the harbour.");
        phone.locator("#nickname").fill("Harbour " + name);
        press(phone, "Save");
        assertThat(phone.locator(".say")).hasText("Saved.");

        phone.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Language and time"))
                .click();
        phone.locator("input[name=language][value=zh-Hans]").check();
        press(phone, "Save");
        assertThat(phone.locator("html")).hasAttribute("lang", "zh-Hans");
        assertThat(phone.locator(".say")).hasText("已保存。");
        phone.navigate("/people/" + name + "/");
        assertThat(phone.locator("h1")).hasText("Harbour " + name);
        assertThat(phone.locator("main")).containsText("Of the harbour.");
    }

    @Test
    void a_new_password_ends_the_other_browser(Running running, Windows windows) {
        var name = Newcomer.make(running, "press");
        var other = Windows.tab(windows.member(running, name), "/");
        var own = Windows.tab(windows.member(running, name), "/settings/security/");
        own.locator("#current").fill(Visitor.PASSWORD);
        own.locator("#password").fill(NEW_PASSWORD);
        own.locator("#repeat").fill(NEW_PASSWORD);
        press(own, "Change the password");
        assertThat(own.locator(".say")).containsText("Your password is changed");
        assertThat(own.locator("#link-state")).hasAttribute("data-state", "live");
        assertThat(other.locator(".toast-stop")).hasText(Pattern.compile("You have been signed out here"));
        other.navigate("/settings/");
        assertThat(other.locator("#username")).isVisible();
        assertEquals(303, Visitor.guest(running).signIn(name, NEW_PASSWORD).statusCode());
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
