package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Conversations;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.Waiting;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A conversation of a hundred thousand messages: scrolled through, searched, gone to by day. And what was begun in it. */
@ExtendWith({Chromium.class, Running.class})
class ChatHistoryJourney {

    /** For a thousand messages, also while all of them are let be found and others use the cores. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int LONG = 100_000;
    private static final int MOST = 260;

    /** What stands on the page: the first, the last, how many, and whether none is missing between them. */
    private static final String STANDS = """
            parts => {
              const all = parts.map((part) => Number(part.dataset.seq));
              return { first: all[0], last: all.at(-1), here: all.length, whole: all.every((one, i) => !i || one === all[i - 1] + 1) };
            }
            """;

    /** Where the words of a message stand. */
    private static final String PLACE = "part => Math.round(part.getBoundingClientRect().top)";

    private static Running running;
    private static long conversation;
    private String room;

    @BeforeAll
    static void a_hundred_thousand_things_are_said(Running shared) {
        running = shared;
        conversation = Conversations.discussion(running, "farah", "kofi");
        // these words need not be found
        sql("INSERT INTO chat_behind (conversation, indexed, told) VALUES ($1, $2, $2)", (long) LONG);
        sql("""
                INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, at, told, own)
                SELECT $1, n, a.id, 'h' || n, 'Words ' || n, '<p>Words ' || n || '</p>', 'Words', now() - ($2 - n) * interval '90 seconds', 0,
                       row_number() OVER (PARTITION BY a.id ORDER BY n)
                FROM generate_series(1, $2) n JOIN account a ON a.username = CASE n % 3 WHEN 0 THEN 'farah' ELSE 'kofi' END
                """, (long) LONG);
        sql("UPDATE conversation SET head = $2, last_at = now() WHERE id = $1", (long) LONG);
    }

    @BeforeEach
    void all_of_it_is_read() {
        room = "/chat/" + conversation + "/";
        sql(
                "UPDATE conversation_member SET read_seq = (SELECT head FROM conversation WHERE id = $1), draft = '' WHERE conversation = $1");
    }

    @Test
    void five_thousand_are_scrolled_through_by_keyboard_and_wheel_without_a_gap_or_a_burden(Windows windows) {
        var farah = Windows.tab(windows.member(running, "farah"), room);
        farah.locator("[data-scroll]").focus();
        to(farah, LONG - 1_000, () -> farah.keyboard().press("PageUp"));
        farah.locator("[data-scroll]").hover();
        for (var seq = LONG - 2_000; seq >= LONG - 5_000; seq -= 1_000) {
            to(farah, seq, () -> farah.mouse().wheel(0, -4_000));
        }
        assertThat(farah.locator("[data-newest]")).isVisible();
        back(farah, LONG - 4_000, () -> farah.mouse().wheel(0, 2_500));
    }

    @Test
    void what_is_read_stays_where_it_is_while_more_comes_above_it(Windows windows) {
        var farah = Windows.tab(windows.member(running, "farah"), room);
        var held = held(farah);
        var words = farah.locator("#m-" + stands(farah).get("first") + " .message-main");
        var place = words.evaluate(PLACE);
        var before = stands(farah).get("here");
        held.resume();
        Waiting.until("more has come", () -> !stands(farah).get("here").equals(before));
        assertEquals(place, words.evaluate(PLACE));
    }

    @Test
    void what_is_deleted_while_its_drawing_is_on_its_way_does_not_come_back_nor_stand_in_quotes(Windows windows) {
        int gone = LONG - 80, seen = LONG - 8;
        sql("UPDATE message SET reply_to = $2 WHERE conversation = $1 AND seq = $3", (long) gone, LONG - 10L);
        var farah = Windows.tab(windows.member(running, "farah"), room);
        var quote = farah.locator("[data-goto='" + gone + "'] [data-fill=excerpt]");
        assertThat(quote).hasText("Words");
        var held = held(farah);
        var drawn = held.fetch();
        var kofi = Visitor.member(running, "kofi");
        for (var seq : List.of(gone, seen)) {
            kofi.post(room, room + "message/deletion", Map.of("seq", String.valueOf(seq)));
        }
        assertThat(farah.locator("#m-" + seen)).hasClass(Pattern.compile("is-gone"));
        held.fulfill(new Route.FulfillOptions().setResponse(drawn));
        assertThat(farah.locator("#m-" + gone)).hasClass(Pattern.compile("is-gone"));
        assertThat(farah.locator("#m-" + gone)).not().containsText("Words");
        assertThat(quote).not().hasText("Words");
    }

    @Test
    void a_day_is_gone_to_without_loading_the_page_and_the_beginning_too(Windows windows) {
        var farah = Windows.tab(windows.member(running, "farah"), room);
        farah.evaluate("document.body.dataset.same = 'yes'");
        farah.locator(".is-first .message-day a").last().click();
        var field = farah.locator("#room-day");
        assertThat(field).hasValue(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        field.fill("2001-01-01");
        farah.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Go").setExact(true))
                .click();
        assertThat(farah.locator("#m-1")).isInViewport();
        assertThat(farah.locator("#m-1")).hasClass(Pattern.compile("is-found"));
        assertThat(farah.getByText("The conversation begins here.")).isVisible();
        assertThat(farah.locator("#m-1")).not().hasClass(Pattern.compile("is-found"));
        var zone = ZoneId.of((String) farah.evaluate("document.documentElement.dataset.zone ?? 'Asia/Shanghai'"));
        var day = LocalDate.now(zone).minusDays(30);
        farah.locator("[data-tools] summary").click();
        field.fill(day.toString());
        field.press("Enter");
        var first = farah.locator(".message[data-day='" + day + "']").first();
        assertThat(first).isInViewport();
        assertThat(first).hasClass(Pattern.compile("is-first"));
        assertTrue(whole(farah).get("whole").equals(true));
        farah.locator("[data-newest]").click();
        assertThat(farah.locator("#m-" + LONG)).isInViewport();
        assertEquals("yes", farah.evaluate("document.body.dataset.same"));
    }

    @Test
    void what_was_found_is_shown_where_it_stands(Windows windows) {
        var kofi = Windows.tab(windows.member(running, "kofi"), room);
        write(kofi, "The zephyr is joint pilotage");
        var farah = Windows.tab(windows.member(running, "farah"), "/chat/");
        Waiting.until("it can be found", () -> {
            farah.navigate("/chat/search/?q=zephyr");
            return farah.locator(".chat-hit").count() == 1;
        });
        farah.navigate("/chat/");
        farah.getByPlaceholder("Words in messages").fill("zephyr in:lunch");
        farah.keyboard().press("Enter");
        assertThat(farah.locator(".chat-hit mark")).hasText("zephyr");
        farah.locator(".chat-hit a").click();
        var found = farah.locator(".message:has-text('The zephyr is')");
        assertThat(found).isInViewport();
        assertThat(found).isFocused();
    }

    @Test
    void a_draft_is_on_the_other_device_and_whoever_signs_out_leaves_nothing(Windows windows) {
        var phone = windows.member(running, "farah");
        var list = Windows.tab(phone, "/chat/");
        var desk = windows.member(running, "farah");
        var farah = Windows.tab(desk, room);
        farah.getByLabel("Write a message").pressSequentially("Only begun");
        var line = list.locator("[data-conversation='" + conversation + "']");
        assertThat(line.locator(".line-draft")).hasText("Draft: Only begun");
        line.locator("a").click();
        assertThat(list.getByLabel("Write a message")).hasValue("Only begun");
        list.getByLabel("Write a message").fill("Only begun, and ended");
        write(list, "Only begun, and ended");
        assertThat(list.locator(".is-pending")).hasCount(0);
        farah.evaluate(
                "localStorage.setItem('placard.message:' + document.querySelector('meta[name=account]').content + ':x', '{\"ref\":\"x\",\"conversation\":0}')");
        farah.getByLabel("Write a message").fill("Left behind");
        var asked = new StringBuilder();
        farah.onceDialog(dialog -> {
            asked.append(dialog.message());
            dialog.dismiss();
        });
        signOut(farah);
        assertEquals("1 message has not been sent yet. Sign out and lose it?", asked.toString());
        assertEquals(2, kept(farah));
        farah.onceDialog(dialog -> dialog.accept());
        farah.waitForNavigation(() -> signOut(farah));
        assertEquals(0, kept(farah));
    }

    private static void to(Page page, int seq, Runnable move) {
        Waiting.until("message " + seq + " is reached", PATIENCE, () -> {
            move.run();
            return (int) whole(page).get("first") <= seq;
        });
    }

    private static void back(Page page, int seq, Runnable move) {
        Waiting.until("message " + seq + " is reached again", PATIENCE, () -> {
            move.run();
            return (int) whole(page).get("last") >= seq;
        });
    }

    /** Scrolls up, and keeps back what comes then. */
    private static Route held(Page page) {
        var held = new ArrayList<Route>();
        page.route(Pattern.compile("before="), held::add);
        page.evaluate("document.querySelector('[data-scroll]').scrollTop = -99999");
        Waiting.until("more is on its way", () -> {
            page.evaluate("1"); // lets the browser's word come in
            return !held.isEmpty();
        });
        return held.getFirst();
    }

    /** What stands there, which is never too much and has no gap. */
    private static Map<?, ?> whole(Page page) {
        var stands = stands(page);
        assertTrue((int) stands.get("here") <= MOST, stands.toString());
        assertEquals(true, stands.get("whole"), stands.toString());
        return stands;
    }

    private static Map<?, ?> stands(Page page) {
        return (Map<?, ?>) page.locator("#messages > [data-seq]").evaluateAll(STANDS);
    }

    private static void signOut(Page page) {
        page.locator(".menu:has(form[action='/sign-out'])").evaluate("menu => (menu.open = true)");
        page.locator("form[action='/sign-out'] button").click();
    }

    private static int kept(Page page) {
        return (int) page.evaluate(
                "Object.keys(localStorage).filter((key) => /^placard\\.(message|draft)/.test(key)).length");
    }

    private static void write(Page page, String words) {
        page.locator("#composer-body").fill(words);
        page.locator("#composer-body").press("Enter");
    }

    private static void sql(String statement, Object... more) {
        var values = new ArrayList<Object>(List.of(conversation));
        values.addAll(List.of(more));
        Conversations.rows(running, statement, values.toArray());
    }
}
