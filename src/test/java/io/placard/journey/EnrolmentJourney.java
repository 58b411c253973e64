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

/** A list of people becomes accounts: looked at, mended, done, and handed out. */
@ExtendWith({Running.class, Chromium.class})
class EnrolmentJourney {

    @Test
    void a_list_with_a_mistake_is_mended_and_becomes_accounts(Running running, Windows windows) {
        var tail = UUID.randomUUID().toString().substring(0, 8);
        var desk = Windows.desktop().setLocale("zh-CN");
        var page =
                Windows.tab(windows.member(running, Newcomer.make(running, "secretariat"), desk), "/admin/enrolment/");
        look(page, "a-%1$s \"Anna %1$s\" e\nb-%1$s 安娜%1$s 中 chair".formatted(tail));
        assertThat(page.locator(".say-wrong")).containsText("只要有一行有误，就什么都不会执行");
        var fault = page.locator("tbody tr").first();
        assertThat(fault).containsText("语言");
        assertThat(fault).containsText("中");
        assertThat(fault).containsText("应为 z、e 或 a。");
        assertThat(button(page, "全部执行")).hasCount(0);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("换一份名单"))
                .click();
        look(page, "a-%1$s \"Anna %1$s\" e\nb-%1$s 安娜%1$s z chair".formatted(tail));
        assertThat(page.locator(".say-wrong")).hasCount(0);
        button(page, "全部执行").click();
        var slips = page.locator(".slip");
        assertThat(slips).hasCount(2);
        assertThat(slips.last()).containsText("安娜" + tail);
        var password = slips.last().locator("dd").nth(1).textContent();
        assertEquals(303, Visitor.guest(running).signIn("b-" + tail, password).statusCode());
        button(page, "已保存，立即清除").click();
        assertThat(slips).hasCount(0);
    }

    private static void look(Page page, String lines) {
        page.locator("#lines").fill(lines);
        button(page, "先预览").click();
    }

    private static Locator button(Page page, String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
