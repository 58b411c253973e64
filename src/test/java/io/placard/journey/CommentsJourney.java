package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An author, a reader and a verifier at one comment. */
@ExtendWith({Running.class, Chromium.class})
class CommentsJourney {

    private static final Pattern COMMENT = Pattern.compile("/comments/\\d+/");

    @Test
    void an_author_edits_and_deletes_and_a_reader_in_another_language_sees_it(Running running, Windows windows) {
        var article = Talk.articleOf(running, "pia");
        var id = Talk.comment(Visitor.member(running, "kofi"), article, "First " + UUID.randomUUID());
        var author = Windows.tab(windows.member(running, "kofi"), article);
        var reader = Windows.tab(windows.member(running, "lin", phone()), article);
        var seen = reader.locator("#comment-" + id + " > .comment-own");
        assertThat(seen.getByText("编辑", new Locator.GetByTextOptions().setExact(true)))
                .isHidden();
        author.locator("#comment-" + id + " [data-own]").click();
        author.waitForURL(COMMENT);
        var words = "Second " + UUID.randomUUID();
        author.getByLabel("Your comment", exact()).fill(words);
        press(author, "Save");
        assertThat(seen).containsText(words);
        assertThat(seen).containsText("编辑于");
        author.locator("#comment-" + id + " [data-own]").click();
        author.onDialog(dialog -> dialog.accept());
        press(author, "Delete the comment");
        assertThat(seen).containsText("评论已由作者删除。");
        assertThat(seen).not().containsText(words);
        assertThat(author.getByText(Pattern.compile("You can undo this until"))).isVisible();
        press(author, "Undo");
        assertThat(seen).containsText(words);
    }

    @Test
    void a_verifier_removes_what_was_reported(Running running, Windows windows) {
        var article = Talk.articleOf(running, "pia");
        var words = "Rude " + UUID.randomUUID();
        var id = Talk.comment(Visitor.member(running, "kofi"), article, words);
        var queue = Windows.tab(windows.member(running, "vera"), "/reports/");
        var reader = Windows.tab(windows.member(running, "farah", phone().setLocale("en-GB")), article);
        reader.locator("#comment-" + id + " [data-others]").click();
        reader.getByLabel("What is wrong with it?").fill("It is rude.");
        press(reader, "Send the report");
        assertThat(reader.getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("You have reported")))
                .isVisible();
        reader.navigate(article);
        reader.waitForSelector("#link-state[data-state=live]");
        var item = queue.locator("[data-report]", new Page.LocatorOptions().setHasText(words));
        item.getByLabel("Reason, when you remove").fill("We stay polite.");
        item.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove the comment"))
                .click();
        assertThat(reader.locator("#comment-" + id + " > .comment-own")).containsText("We stay polite.");
        assertThat(reader.locator("#toasts")).containsText("acted on your report");
    }

    @Test
    void a_name_is_completed_by_pinyin_and_its_owner_has_a_notice(Running running, Windows windows) {
        var lin = Windows.tab(windows.member(running, "lin"), "/about/");
        var page = Windows.tab(windows.member(running, "kofi"), Talk.articleOf(running, "pia"));
        var box = page.locator("#comment-body");
        box.pressSequentially("See @lzx");
        var option = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("林知夏"));
        assertThat(option).isVisible();
        assertThat(box).hasAttribute("aria-expanded", "true");
        page.keyboard().press("Escape");
        assertThat(option).isHidden();
        box.pressSequentially("q");
        page.keyboard().press("Backspace");
        assertThat(option).isVisible();
        page.keyboard().press("Enter");
        assertThat(box).hasValue("See @lin ");
        assertThat(option).isHidden();
        page.keyboard().press("Control+Enter");
        assertThat(lin.locator("#toasts")).containsText("Kofi Mensah");
        assertThat(lin.locator("#toasts")).containsText("mentioned you in");
    }

    private static com.microsoft.playwright.Browser.NewContextOptions phone() {
        return Windows.desktop().setViewportSize(390, 844).setLocale("zh-CN");
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
