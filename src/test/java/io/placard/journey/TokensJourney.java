package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.site.api.Program;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A token is made in a browser, used by a program, and revoked. */
@ExtendWith({Running.class, Chromium.class})
class TokensJourney {

    @Test
    void a_token_made_on_a_phone_opens_what_it_says_until_it_is_revoked(Running running, Windows windows) {
        var name = Newcomer.make(running, "delegate");
        var phone = Windows.desktop().setViewportSize(390, 844).setLocale("zh-CN");
        var page = Windows.tab(windows.member(running, name, phone), "/settings/");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("访问令牌")).click();
        assertThat(page.locator(".empty")).containsText("您还没有令牌");
        page.locator("#name").fill("日程机器人");
        page.locator("input[name=scope-write]").check();
        press(page, "创建令牌");
        var token = page.locator(".secret").textContent().strip();
        var program = Program.with(running, token);
        assertEquals(name, program.get("/me").json().getString("username"));
        assertEquals(204, program.post("/notices/read", new JsonObject()).status());
        assertEquals(403, program.get("/verification").status());

        page.navigate("/settings/tokens/");
        assertThat(page.locator(".secret")).hasCount(0);
        assertThat(page.locator(".rows .row")).containsText("日程机器人");
        page.onceDialog(Dialog::accept);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("吊销“日程机器人”"))
                .click();
        assertThat(page.locator(".say")).containsText("令牌已吊销");
        assertEquals(401, program.get("/me").status());
    }

    @Test
    void a_guest_reads_what_programs_can_do(Running running, Windows windows) {
        var page = windows.guest(running).newPage();
        page.navigate("/api/");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("drafts").setExact(true))
                .click();
        page.locator("#saveDraft summary").click();
        assertThat(page.locator("#saveDraft pre")).containsText("curl -X PATCH");
        page.locator("#saveDraft a[href='#schema-DraftInput']").click();
        assertThat(page.locator("#schema-DraftInput")).isInViewport();
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Locator.GetByRoleOptions()
                                .setName(name)
                                .setExact(true))
                .click();
    }
}
