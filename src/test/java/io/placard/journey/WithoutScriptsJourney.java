package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser without JavaScript does all the same. */
@ExtendWith({Running.class, Chromium.class})
class WithoutScriptsJourney {

    private Page page;

    @BeforeEach
    void amina_signs_in(Running running, Windows windows) {
        var window = windows.guest(running, Windows.desktop().setJavaScriptEnabled(false));
        page = Windows.tab(window, "/sign-in");
        page.getByLabel("User name").fill("amina");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Visitor.PASSWORD);
        press("Sign in");
        assertThat(page.locator("#bell")).isVisible();
    }

    @Test
    void she_comments_and_answers(Running running, Windows windows) {
        page.navigate(Talk.articleOf(running, "pia"));
        var asked = "Without scripts " + UUID.randomUUID();
        page.getByLabel("Write a comment").fill(asked);
        press("Post");
        var comment = page.locator(".comment-own", new Page.LocatorOptions().setHasText(asked));
        assertThat(comment).isVisible();
        comment.locator("[data-reply]").click();
        var answer = "And an answer " + UUID.randomUUID();
        page.getByLabel("Write a reply").fill(answer);
        press("Post");
        assertThat(page.locator(".comment .comment", new Page.LocatorOptions().setHasText(answer)))
                .isVisible();
    }

    @Test
    void she_reads_and_marks_her_notices(Running running, Windows windows) {
        var article = Talk.articleOf(running, "pia");
        var amina = Visitor.member(running, "amina");
        var kofi = Visitor.member(running, "kofi");
        Talk.reply(kofi, article, Talk.comment(amina, article, "One."), "First.");
        Talk.reply(kofi, article, Talk.comment(amina, article, "Two."), "Second.");
        page.locator("#bell").click();
        var unread = page.locator("#notices > .is-unread");
        assertThat(unread).hasCount(2);
        unread.first().getByRole(AriaRole.BUTTON).click();
        assertThat(unread).hasCount(1);
        press("Mark all as read");
        assertThat(unread).hasCount(0);
    }

    @Test
    void she_writes_to_somebody_answers_and_edits(Running running, Windows windows) {
        page.navigate("/chat/");
        page.getByLabel("Write to somebody").fill("nobody at all");
        press("Write");
        assertThat(page.locator(".field-error")).hasText(Pattern.compile("Nobody here is called that"));
        assertThat(page.getByLabel("Write to somebody")).hasValue("nobody at all");
        page.getByLabel("Write to somebody").fill("hugo");
        press("Write");
        var asked = "A picture, please " + UUID.randomUUID();
        page.getByLabel("Write a message").fill(asked);
        press("Send");
        var message = page.locator(".message", new Page.LocatorOptions().setHasText(asked));
        message.hover();
        message.locator("[data-act=reply]").click();
        page.getByLabel("Write a message").fill("By four");
        press("Send");
        var answer = page.locator(".message").last();
        assertThat(answer.locator(".message-quote")).containsText("A picture, please");
        answer.hover();
        answer.locator("[data-act=more]").click();
        page.locator("#edit-body").fill("By five");
        press("Save");
        assertThat(page.locator(".message").last().locator(".message-body")).hasText("By five");
        assertThat(page.locator(".message-edited")).hasText("edited");
        page.locator(".message").last().hover();
        page.locator(".message-more").last().click();
        page.locator(".react").first().click();
        assertThat(page.locator(".message .react")).hasText("👍 1");
        page.locator(".composer-more summary").click();
        page.locator("#composer [name=file]")
                .setInputFiles(new FilePayload("draft.txt", "text/plain", asked.getBytes(StandardCharsets.UTF_8)));
        press("Send");
        assertThat(page.locator(".message-file")).hasText(Pattern.compile("draft.txt"));
    }

    @Test
    void she_switches_the_language_and_back(Running running, Windows windows) {
        press("简体中文");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("关于"))
                        .first())
                .isVisible();
        press("English");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    @Test
    void she_signs_out(Running running, Windows windows) {
        page.locator(".menu summary").click();
        press("Sign out");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
        page.navigate("/notices/");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
