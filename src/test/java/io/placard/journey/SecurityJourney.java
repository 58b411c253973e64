package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.secondstep.Phone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A chair whose phone becomes the second step, and staff when it is lost. */
@ExtendWith({Running.class, Chromium.class})
class SecurityJourney {

    @Test
    void a_phone_becomes_the_second_step_and_staff_help_when_it_is_lost(Running running, Windows windows) {
        windows.expect("status of 422");
        var name = Newcomer.make(running, "chair");
        var own = Windows.desktop().setViewportSize(390, 844).setLocale("zh-CN");
        var chair = Windows.tab(windows.member(running, name, own), "/settings/security/");
        press(chair, "开始设置", AriaRole.LINK);
        press(chair, "开始设置", AriaRole.BUTTON);
        var phone = Phone.given(chair.locator(".secret").textContent());
        confirm(chair, "000000");
        assertThat(chair.locator(".field-error")).containsText("验证码不正确");
        confirm(chair, phone.code(0));
        assertThat(chair.locator(".codes li")).hasCount(10);
        var recovery = chair.locator(".codes li").first().textContent();

        var other = windows.guest(running).newPage();
        signIn(other, name);
        press(other, "Sign in", AriaRole.BUTTON);
        other.locator("#code").fill(recovery);
        press(other, "Sign in", AriaRole.BUTTON);
        assertThat(other.locator("meta[name=session-key]")).hasCount(1);

        var ada = Windows.tab(windows.member(running, "ada"), "/admin/accounts/" + Newcomer.id(running, name) + "/");
        press(ada, "Turn off two-step sign-in", AriaRole.BUTTON);
        assertThat(ada.locator(".say")).containsText("Two-step sign-in is off");
        var fresh = windows.guest(running).newPage();
        signIn(fresh, name);
        press(fresh, "Sign in", AriaRole.BUTTON);
        assertThat(fresh.locator("meta[name=session-key]")).hasCount(1);
    }

    private static void confirm(Page page, String code) {
        page.locator("#code").fill(code);
        page.locator("#password").fill(Visitor.PASSWORD);
        press(page, "开启", AriaRole.BUTTON);
    }

    private static void signIn(Page page, String name) {
        page.navigate("/sign-in");
        page.locator("#username").fill(name);
        page.locator("#password").fill(Visitor.PASSWORD);
    }

    private static void press(Page page, String name, AriaRole role) {
        page.locator("main")
                .getByRole(
                        role,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(name)
                                .setExact(true))
                .click();
    }
}
