package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writing a comment when things do not go as they should. */
@ExtendWith({Running.class, Chromium.class})
class CommentJourney {

    @Test
    void a_form_that_is_sent_twice_writes_one_comment(Running running, Windows windows) {
        var page = Windows.tab(windows.member(running, "zhou"), Talk.articleOf(running, "pia"));
        var words = "Only once " + UUID.randomUUID();
        page.getByLabel("Write a comment").fill(words);
        page.evaluate("""
                async () => {
                  const form = document.querySelector("[data-comment-form]");
                  const post = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
                  const answers = await Promise.all([post(), post(), post()]);
                  if (answers.some((answer) => !answer.ok)) throw new Error("refused");
                }
                """);
        page.reload();
        assertThat(page.locator(".comment-body", new Page.LocatorOptions().setHasText(words)))
                .hasCount(1);
    }

    @Test
    void a_button_that_is_pressed_twice_writes_one_comment(Running running, Windows windows) {
        var page = Windows.tab(windows.member(running, "zhou"), Talk.articleOf(running, "pia"));
        var words = "Pressed twice " + UUID.randomUUID();
        page.getByLabel("Write a comment").fill(words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post"))
                .dblclick();
        assertThat(page.locator(".comment-body", new Page.LocatorOptions().setHasText(words)))
                .hasCount(1);
        assertThat(page.getByLabel("Write a comment")).hasValue("");
    }

    @Test
    void a_comment_that_is_too_long_is_kept_in_the_form_with_its_error(Running running, Windows windows) {
        windows.expect("status of 422");
        var page = Windows.tab(windows.member(running, "zhou"), Talk.articleOf(running, "pia"));
        var words = "long ".repeat(801).strip();
        page.getByLabel("Write a comment").evaluate("area => area.removeAttribute('maxlength')");
        page.getByLabel("Write a comment").fill(words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post"))
                .click();
        assertThat(page.locator("main").getByRole(AriaRole.ALERT))
                .hasText("This is longer than 4,000 characters. Shorten it; nothing is lost.");
        assertThat(page.getByLabel("Write a comment")).hasValue(words);
        assertThat(page.getByLabel("Write a comment")).isFocused();
    }

    @Test
    void typed_text_survives_a_comment_that_arrives_and_is_shown(Running running, Windows windows) {
        var article = Talk.articleOf(running, "pia");
        var page = Windows.tab(windows.member(running, "zhou"), article);
        page.getByLabel("Write a comment").fill("Half a sentence");
        var words = "From somebody else " + UUID.randomUUID();
        Talk.comment(Visitor.member(running, "kofi"), article, words);
        var fresh = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 new comment: show"));
        fresh.click();
        assertThat(page.getByText(words)).isVisible();
        assertThat(fresh).isHidden();
        assertThat(page.getByLabel("Write a comment")).hasValue("Half a sentence");
        assertThat(page.locator(".comment-own", new Page.LocatorOptions().setHasText(words)))
                .isFocused();
    }

    @Test
    void an_arriving_comment_can_be_answered_in_place(Running running, Windows windows) {
        var article = Talk.articleOf(running, "pia");
        var page = Windows.tab(windows.member(running, "zhou"), article);
        var asked = "A question " + UUID.randomUUID();
        var id = Talk.comment(Visitor.member(running, "kofi"), article, asked);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 new comment: show"))
                .click();
        page.locator("[data-reply=\"" + id + "\"]").click();
        var answer = "An answer " + UUID.randomUUID();
        page.getByLabel("Write a reply").fill(answer);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Post"))
                .click();
        assertThat(page.locator("#comment-" + id + " .comment")).containsText(answer);
    }
}
