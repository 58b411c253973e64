package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An account from its making to its end, at the desk of the secretariat and on its owner's phone. */
@ExtendWith({Running.class, Chromium.class})
class RosterJourney {

    private static final String OWN_PASSWORD = "harbour-lights-7";

    @Test
    void an_account_is_made_its_password_changed_and_its_page_closed(Running running, Windows windows) {
        windows.expect("status of 422");
        var name = "new-" + UUID.randomUUID().toString().substring(0, 8);
        var desk = Windows.tab(windows.member(running, Newcomer.make(running, "secretariat")), "/admin/accounts/new/");
        var first = made(desk, name);

        var phone = windows.guest(
                        running, Windows.desktop().setViewportSize(390, 844).setLocale("zh-CN"))
                .newPage();
        phone.navigate("/sign-in");
        phone.locator("#username").fill(name);
        phone.locator("#password").fill(first);
        press(phone, "登录");
        assertThat(phone.locator(".say")).containsText("您的密码是由他人发放的");
        phone.navigate("/notices/");
        assertThat(phone.locator("#current")).isVisible();
        phone.locator("#current").fill(first);
        phone.locator("#password").fill(OWN_PASSWORD);
        phone.locator("#repeat").fill(OWN_PASSWORD);
        press(phone, "修改密码");
        assertThat(phone).hasURL(running.url().resolve("/").toString());
        phone.navigate("/notices/");
        assertThat(phone.locator("#link-state")).hasAttribute("data-state", "live");

        desk.navigate("/admin/accounts/?q=" + name);
        desk.locator(".table .row-title").click();
        press(desk, "Deactivate");
        assertThat(desk.locator(".say")).hasText("Done.");
        assertThat(phone.locator(".toast-stop")).isVisible();
        phone.navigate("/notices/");
        assertThat(phone.locator("#username")).isVisible();
        assertEquals(422, Visitor.guest(running).signIn(name, OWN_PASSWORD).statusCode());
    }

    /** Makes an account, the second time with a user name that can be one; its first password. */
    private static String made(Page desk, String name) {
        desk.locator("#username").fill("No Name!");
        desk.locator("#nickname").fill("Newly " + name);
        desk.locator("#role").selectOption("chair");
        press(desk, "Make the account");
        assertThat(desk.locator(".field-error")).containsText("lower-case letters");
        assertThat(desk.locator("#role")).hasValue("chair");
        desk.locator("#username").fill(name);
        press(desk, "Make the account");
        assertThat(desk.locator(".slip-name")).hasText("Newly " + name);
        return desk.locator(".slip dd").nth(1).textContent();
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
