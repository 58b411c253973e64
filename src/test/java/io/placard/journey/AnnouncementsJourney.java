package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Newcomer;
import io.placard.Running;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The secretariat announces from a phone; open pages show it to whom it concerns, and to nobody else. */
@ExtendWith({Running.class, Chromium.class})
class AnnouncementsJourney {

    private static final HasTextOptions WITHIN_A_SECOND = new HasTextOptions().setTimeout(1000);

    @AfterEach
    void nothing_shows_any_more(Running running) {
        sql(running, "UPDATE announcement SET withdrawn_at = now() WHERE withdrawn_at IS NULL");
    }

    @Test
    void delegates_see_it_live_in_their_language_and_put_it_away_on_all_devices(Running running, Windows windows) {
        var delegate = Newcomer.make(running, "delegate");
        var chinese = Windows.desktop().setLocale("zh-CN");
        var desk = Windows.tab(windows.member(running, delegate, chinese), "/about/");
        var device = Windows.desktop().setLocale("zh-CN").setViewportSize(390, 844);
        var phone = Windows.tab(windows.member(running, delegate, device), "/");
        var press = Windows.tab(windows.member(running, "pia"), "/about/");
        var staff = Windows.desktop().setViewportSize(390, 844);
        var ada = Windows.tab(windows.member(running, "ada", staff), "/admin/announcements/new/");
        ada.getByLabel("In English").fill("Lunch is at one.");
        ada.getByLabel("In Chinese").fill("午餐时间为一点。");
        ada.getByLabel("For", new Page.GetByLabelOptions().setExact(true)).selectOption("role:delegate");
        ada.getByLabel("Urgent").check();
        press(ada, "Announce");
        assertThat(bar(desk)).hasText(Pattern.compile("紧急\\s*午餐时间为一点。"), WITHIN_A_SECOND);
        assertThat(desk.getByRole(AriaRole.ALERT)).hasText(Pattern.compile("午餐时间为一点。"));
        assertThat(bar(phone)).hasText(Pattern.compile("午餐时间为一点。"), WITHIN_A_SECOND);
        press(phone, "不再显示这条公告");
        assertThat(bar(phone)).hasCount(0);
        assertThat(bar(desk)).hasCount(0);
        press.reload();
        assertThat(bar(press)).hasCount(0);
        assertThat(ada.locator("tbody tr").first()).hasText(Pattern.compile("Lunch is at one[\\s\\S]*Showing"));
    }

    @Test
    void what_is_scheduled_comes_and_goes_on_an_open_page_by_the_servers_time(Running running, Windows windows) {
        var window = windows.member(running, "kofi");
        // a device whose clock is years off
        window.addInitScript("const now = Date.now; Date.now = () => now() - 3 * 365 * 86400000;");
        sql(running, """
                INSERT INTO announcement (author, english, chinese, audience, urgent, link, starts_at, ends_at, ref)
                SELECT min(id), 'The hall opens.', '', 'members', false, '', now() + interval '3 seconds',
                       now() + interval '5 seconds', gen_random_uuid()::text
                FROM account""");
        var page = Windows.tab(window, "/about/");
        var begun = System.nanoTime();
        assertThat(bar(page)).hasCount(0);
        assertThat(bar(page)).hasText(Pattern.compile("The hall opens\\."));
        assertThat(bar(page)).hasCount(0);
        assertEquals(0, (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(6), "gone within a second of its end");
    }

    @Test
    void a_guest_sees_what_is_for_everybody_and_puts_it_away(Running running, Windows windows) {
        sql(running, """
                INSERT INTO announcement (author, english, chinese, audience, urgent, link, starts_at, ref)
                SELECT min(id), 'Welcome to the fair.', '', 'all', false, '/files/', now(), gen_random_uuid()::text
                FROM account""");
        var page = Windows.tab(windows.guest(running), "/about/");
        assertThat(bar(page)).hasText(Pattern.compile("Welcome to the fair\\."));
        press(page, "Dismiss this announcement");
        assertThat(bar(page)).hasCount(0);
        page.reload();
        assertThat(bar(page)).hasCount(0);
    }

    private static Locator bar(Page page) {
        return page.locator("[data-announced]");
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void sql(Running running, String statement) {
        running.database()
                .query(statement + "; UPDATE announcement_edition SET number = number + 1")
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
