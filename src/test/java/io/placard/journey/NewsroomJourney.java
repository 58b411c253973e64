package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An author, a verifier and a reader at the same time. */
@ExtendWith({Running.class, Chromium.class})
class NewsroomJourney {

    private static final Pattern DRAFT = Pattern.compile("/drafts/\\d+/");
    private static final Pattern ARTICLE = Pattern.compile("/articles/\\d+/");

    @Test
    void what_is_handed_in_appears_before_the_verifier_and_then_before_everybody(Running running, Windows windows) {
        var title = "A vote at dawn " + UUID.randomUUID();
        var queue = Windows.tab(windows.member(running, "vera"), "/verification/");
        var front = Windows.tab(windows.member(running, "kofi"), "/");
        var editor = begin(running, windows);
        editor.getByLabel("Headline").fill(title);
        editor.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill("They sat **all night**.");
        assertThat(editor.locator("[data-preview] strong")).hasText("all night");
        press(editor, "Hand in");
        editor.waitForURL(ARTICLE);
        assertThat(editor.getByText("It waits for a verifier.")).isVisible();
        var item = queue.locator("[data-revision]", new Page.LocatorOptions().setHasText(title));
        assertThat(item).isVisible();
        item.focus();
        queue.keyboard().press("a");
        assertThat(item).hasCount(0);
        var fresh =
                front.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("There is a new article: show"));
        fresh.click();
        assertThat(front.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title)))
                .isVisible();
        assertThat(editor.locator("#toasts")).containsText("accepted");
    }

    @Test
    void two_verifiers_see_each_others_decision(Running running, Windows windows) {
        var title = "Fog again " + UUID.randomUUID();
        var vera = Windows.tab(windows.member(running, "vera"), "/verification/");
        var ada = Windows.tab(windows.member(running, "ada"), "/verification/");
        var editor = begin(running, windows);
        editor.getByLabel("Headline").fill(title);
        editor.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill("Nothing to be seen.");
        press(editor, "Hand in");
        var hers = vera.locator("[data-revision]", new Page.LocatorOptions().setHasText(title));
        hers.getByLabel("Reason, when you send it back").fill("Who says so?");
        hers.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send back"))
                .click();
        var other = ada.locator("[data-revision]", new Page.LocatorOptions().setHasText(title));
        assertThat(other).containsText("Vera Lindqvist has sent this back already.");
        assertThat(other.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept")))
                .isDisabled();
    }

    @Test
    void a_draft_saves_itself_and_survives_a_server_that_cannot_be_reached(Running running, Windows windows) {
        windows.expect("Failed to load resource|ERR_INTERNET_DISCONNECTED|WebSocket");
        var editor = begin(running, windows);
        editor.getByLabel("Headline").fill("Saved by itself");
        assertThat(editor.locator("#saved")).containsText(Pattern.compile("Saved \\d\\d:\\d\\d"));
        editor.reload();
        assertThat(editor.getByLabel("Headline")).hasValue("Saved by itself");
        editor.context().setOffline(true);
        editor.getByLabel("Headline").fill("Typed without a network");
        assertThat(editor.locator("#saved")).containsText("kept in this browser");
        // the tab crashes here: what was typed is in the browser's own store only
        var window = editor.context();
        var address = editor.url();
        editor.close();
        window.setOffline(false);
        var again = Windows.tab(window, address);
        assertThat(again.getByLabel("Headline")).hasValue("Typed without a network");
    }

    private static Page begin(Running running, Windows windows) {
        var editor = Windows.tab(windows.member(running, "farah"), "/drafts/");
        press(editor, "Write an article");
        editor.waitForURL(DRAFT);
        editor.waitForSelector("#link-state[data-state=live]");
        return editor;
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
