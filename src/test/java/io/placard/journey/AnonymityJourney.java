package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody is made a former member on a phone, and whoever reads what they wrote sees it. */
@ExtendWith({Running.class, Chromium.class})
class AnonymityJourney {

    @Test
    void a_name_goes_from_open_pages_and_its_owner_is_signed_out(Running running, Windows windows) {
        windows.expect("status of 422");
        var name = Newcomer.make(running, "press");
        var article = Talk.articleOf(running, "pia");
        var id = Talk.comment(Visitor.member(running, name), article, "What I said stays.");
        var own = Windows.tab(windows.member(running, name), article);
        var reader = Windows.tab(windows.member(running, "kofi"), article);
        var comment = reader.locator("#comment-" + id + " > .comment-own");
        assertThat(comment.locator("a.byline-name")).hasText("Newcomer " + name);

        var phone = Windows.desktop().setViewportSize(390, 844).setLocale("zh-CN");
        var ada = Windows.tab(windows.member(running, "ada", phone), "/admin/accounts/?q=" + name);
        ada.locator(".row-title").click();
        ada.getByText("匿名化此账号").click();
        assertThat(ada.locator(".going").last()).containsText("1 条评论");
        ada.getByLabel("用户名").fill("kofi");
        press(ada);
        assertThat(ada.locator(".field-error")).containsText("未作任何改动");
        assertThat(comment.locator("a.byline-name")).hasText("Newcomer " + name);
        ada.getByLabel("用户名").fill(name);
        press(ada);
        assertThat(ada.locator("h1")).hasText("前成员");

        assertThat(comment.locator(".byline-name")).hasText("Former member");
        assertThat(comment.locator(".byline .seat")).hasText("○");
        assertThat(comment.locator(".byline-role")).hasCount(0);
        assertThat(comment.locator("a[href*='/people/']")).hasCount(0);
        assertThat(comment).containsText("What I said stays.");
        assertThat(own.locator("#toasts")).containsText("You have been signed out here");
        own.navigate("/notices/");
        assertThat(own).hasURL(Pattern.compile("/sign-in"));
        reader.reload();
        assertThat(comment.locator("span.byline-name")).hasText("Former member");
        assertEquals(404, reader.request().get("/people/" + name + "/").status());
    }

    private static void press(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("永久匿名化"))
                .click();
    }
}
