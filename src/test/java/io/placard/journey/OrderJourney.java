package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A chair makes a discussion, a member reports what is said there, staff decide, and open pages follow. */
@ExtendWith({Running.class, Chromium.class})
class OrderJourney {

    @Test
    void a_discussion_is_made_a_message_reported_and_its_author_muted_while_their_page_is_open(
            Running running, Windows windows) {
        var chen = Windows.tab(windows.member(running, "chen"), "/chat/");
        chen.locator(".chat-new").click();
        chen.locator("#english").fill("Harbour pilots");
        chen.locator("#people").fill("@farah @kofi");
        chen.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the discussion"))
                .click();
        assertThat(chen.locator("#room-title")).hasText("Harbour pilots");
        var room = chen.url().replaceFirst("^https?://[^/]+", "");
        var kofi = Windows.tab(windows.member(running, "kofi"), room);
        var farah = Windows.tab(windows.member(running, "farah"), room);
        write(kofi, "You are all useless.");
        report(farah);
        var ada = Windows.tab(windows.member(running, "ada"), "/admin/chat/");
        ada.locator(".participant", new Page.LocatorOptions().setHasText("Harbour pilots"))
                .getByRole(
                        AriaRole.LINK,
                        new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Look and decide"))
                .click();
        assertThat(ada.locator(".is-reported .message-body")).hasText("You are all useless.");
        ada.locator("[name=deletion]").check();
        ada.locator("[name=muted][value=here]").check();
        ada.locator("#reason").fill("An insult.");
        ada.locator("button[value=upheld]").click();
        assertThat(kofi.locator(".message-gone")).hasText("Removed by staff");
        assertThat(kofi.locator("[data-closed]")).containsText("Muted until");
        assertThat(kofi.locator("#composer")).isHidden();
        // what staff took, its keeper does not give back
        unmute(ada, room);
        assertThat(kofi.locator("#composer")).isVisible();
        rename(chen, room);
        assertThat(kofi.locator("#room-title")).hasText("Harbour pilots, day 2");
    }

    private static void report(Page farah) {
        var message = farah.locator(".message").last();
        message.hover();
        message.locator("[data-act=more]").click();
        farah.locator("#message-menu [data-do=report]").click();
        farah.locator("[name=kind][value=rude]").check();
        farah.locator(".report-form .button").click();
        assertThat(farah.locator(".say"))
                .hasText("You have reported this message. You will be told what became of it.");
    }

    private static void unmute(Page staff, String room) {
        staff.navigate(room + "details/");
        var kofi = staff.locator(".participant", new Page.LocatorOptions().setHasText("@kofi"));
        assertThat(kofi).containsText("Muted until");
        kofi.locator("summary").click();
        kofi.getByText("Let write again").click();
        assertThat(staff.locator(".say")).hasText("They may write again.");
    }

    private static void rename(Page chen, String room) {
        chen.navigate(room + "settings/");
        chen.locator("#english").fill("Harbour pilots, day 2");
        chen.locator("form[action$='/settings'] .button").click();
        assertThat(chen.locator(".say")).hasText("Saved.");
    }

    private static void write(Page page, String words) {
        page.locator("#composer-body").fill(words);
        page.locator("#composer-body").press("Enter");
        assertThat(page.locator(".message-body").last()).hasText(words);
    }
}
