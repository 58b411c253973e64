package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import io.placard.Waiting;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Three people in a discussion, one of them with two devices and a network that fails. */
@ExtendWith(Chromium.class)
class ChatJourney {

    private static final String LOST = "ERR_|WebSocket connection to";

    private static Wire wire;
    private static Running running;
    private String room;

    @BeforeAll
    static void start(@TempDir Path data) {
        wire = new Wire();
        running = Running.start(data, "--http.origins=" + wire.url());
        wire.lead(running.url().getPort());
    }

    @AfterAll
    static void stop() {
        wire.close();
        running.close();
    }

    @BeforeEach
    void farah_kofi_and_chen_are_put_into_a_discussion() {
        var id = sql("""
                WITH c AS (INSERT INTO conversation (kind, english, chinese, made_by, made_at, last_at)
                           SELECT 'discussion', 'Tow working group', '拖航工作组', id, now(), now() FROM account
                           WHERE username = 'ada' RETURNING id)
                INSERT INTO conversation_member (conversation, account, joined_at)
                SELECT c.id, a.id, now() FROM c, account a WHERE a.username IN ('farah', 'kofi', 'chen')
                RETURNING conversation
                """).iterator().next().getLong("conversation");
        room = "/chat/" + id + "/";
    }

    @Test
    void what_is_typed_without_a_network_arrives_once_and_in_the_same_order_for_everybody(Windows windows) {
        windows.expect(LOST);
        var desk = windows.member(running, "farah", Windows.desktop().setBaseURL(wire.url()));
        var farah = Windows.tab(desk, room);
        var phone = Windows.tab(windows.member(running, "farah", phone("en-GB")), room);
        var kofi = Windows.tab(windows.member(running, "kofi"), room);
        var chen = Windows.tab(windows.member(running, "chen", phone("zh-CN")), room);
        wire.cut();
        desk.setOffline(true);
        assertThat(farah.locator("#link-state")).hasText("Offline");
        write(farah, "First without a network");
        write(farah, "Second without a network");
        assertThat(farah.locator(".is-pending")).hasCount(2);
        write(kofi, "Meanwhile");
        assertThat(bodies(phone)).hasText(new String[] {"Meanwhile"});
        wire.mend();
        desk.setOffline(false);
        var all = new String[] {"Meanwhile", "First without a network", "Second without a network"};
        for (var device : List.of(farah, phone, kofi, chen)) {
            assertThat(bodies(device)).hasText(all);
        }
        assertThat(farah.locator(".is-pending")).hasCount(0);
        assertThat(chen.locator("#link-state")).hasText("已连接");
    }

    @Test
    void a_message_whose_answer_was_lost_is_there_once_behind_a_reload(Windows windows) {
        windows.expect(LOST);
        var farah = windows.member(running, "farah").newPage();
        var deaf = new boolean[1];
        farah.routeWebSocket(Pattern.compile("/ws"), socket -> {
            var server = socket.connectToServer();
            server.onMessage(frame -> {
                if (!deaf[0]) {
                    socket.send(frame.text());
                }
            });
        });
        farah.navigate(room);
        farah.waitForSelector("#link-state[data-state=live]");
        var kofi = Windows.tab(windows.member(running, "kofi"), room);
        deaf[0] = true;
        write(farah, "Did this arrive?");
        assertThat(bodies(kofi)).hasText(new String[] {"Did this arrive?"});
        assertThat(farah.locator(".is-pending")).hasCount(1);
        deaf[0] = false;
        farah.reload();
        farah.waitForSelector("#link-state[data-state=live]");
        assertThat(bodies(farah)).hasText(new String[] {"Did this arrive?"});
        assertThat(farah.locator(".is-pending")).hasCount(0);
        Waiting.until("the browser has forgotten it", () -> kept(farah) == 0);
        write(farah, "It did.");
        assertThat(bodies(kofi)).hasText(new String[] {"Did this arrive?", "It did."});
    }

    @Test
    void what_waits_survives_a_reload_and_a_draft_too(Windows windows) {
        windows.expect(LOST);
        var desk = windows.member(running, "farah", Windows.desktop().setBaseURL(wire.url()));
        var farah = Windows.tab(desk, room);
        wire.cut();
        assertThat(farah.locator("#link-state")).hasText(Pattern.compile("Reconnecting|Offline"));
        write(farah, "On its way");
        farah.getByLabel("Write a message").fill("Only begun");
        wire.mend();
        farah.reload();
        farah.waitForSelector("#link-state[data-state=live]");
        assertThat(bodies(farah)).hasText(new String[] {"On its way"});
        assertThat(farah.locator(".is-pending")).hasCount(0);
        assertThat(farah.getByLabel("Write a message")).hasValue("Only begun");
    }

    @Test
    void what_is_read_on_one_device_is_read_on_the_other(Windows windows) {
        var phone = Windows.tab(windows.member(running, "farah", phone("en-GB")), "/about/");
        var list = Windows.tab(windows.member(running, "farah"), "/chat/");
        var kofi = Windows.tab(windows.member(running, "kofi"), room);
        var before = waiting(phone);
        write(kofi, "One");
        write(kofi, "Two");
        var line = list.locator(".conversation[data-conversation=\"" + room.split("/")[2] + "\"]");
        assertThat(line.locator("[data-fill=unread]")).hasText("2");
        assertThat(line.locator(".line-digest")).hasText("Kofi Mensah: Two");
        assertThat(phone.locator("#chat-link .badge")).hasText(String.valueOf(before + 2));
        line.locator("a").click();
        assertThat(list.locator(".new-line")).hasText("2 new");
        assertThat(phone.locator("#chat-link")).hasAttribute("aria-label", said(before));
        assertThat(line.locator("[data-fill=unread]")).isHidden();
    }

    @Test
    void an_author_edits_and_deletes_and_others_see_that_it_was_so(Windows windows) {
        var farah = Windows.tab(windows.member(running, "farah"), room);
        var chen = Windows.tab(windows.member(running, "chen", phone("zh-CN")), room);
        write(farah, "Frist");
        assertThat(farah.locator(".is-pending")).hasCount(0);
        farah.keyboard().press("ArrowUp");
        assertThat(farah.getByLabel("Write a message")).hasValue("Frist");
        write(farah, "First");
        assertThat(bodies(chen)).hasText(new String[] {"First"});
        assertThat(chen.locator(".message-edited")).hasText("已编辑");
        farah.onDialog(dialog -> dialog.accept());
        farah.locator(".message").hover();
        farah.locator(".message .message-more").click();
        farah.locator("#message-menu [data-do=delete]").click();
        assertThat(chen.locator(".message-gone")).hasText("消息已由作者删除");
        assertThat(chen.getByText("First")).hasCount(0);
    }

    @Test
    void a_refused_message_is_tried_again_or_given_up_by_hand(Windows windows) {
        var farah = Windows.tab(windows.member(running, "farah"), room);
        archive("now()");
        write(farah, "Too late");
        var refused = farah.locator(".is-refused");
        assertThat(refused).containsText("This discussion is archived.");
        archive("NULL");
        button(refused, "Try again").click();
        assertThat(bodies(farah)).hasText(new String[] {"Too late"});
        assertThat(farah.locator(".is-pending")).hasCount(0);
        archive("now()");
        write(farah, "Never mind");
        button(refused, "Discard").click();
        assertThat(farah.locator(".message")).hasCount(1);
        assertEquals(0, kept(farah));
    }

    @Test
    void one_sees_who_is_typing_and_answers_a_message(Windows windows) {
        var farah = Windows.tab(windows.member(running, "farah"), room);
        var kofi = Windows.tab(windows.member(running, "kofi"), room);
        kofi.getByLabel("Write a message").pressSequentially("Joint pilotage");
        assertThat(farah.locator("[data-typing]")).hasText("Kofi Mensah is typing");
        kofi.keyboard().press("Shift+Enter");
        kofi.keyboard().type("not a joint pilot");
        kofi.keyboard().press("Enter");
        assertThat(farah.locator("[data-typing]")).isEmpty();
        assertThat(farah.locator("[data-said]")).hasText(Pattern.compile("Kofi Mensah: Joint pilotage"));
        farah.locator(".message").hover();
        farah.locator(".message [data-act=reply]").click();
        write(farah, "Noted");
        assertThat(kofi.locator(".message-quote")).hasText(Pattern.compile("Kofi Mensah Joint pilotage"));
    }

    @Test
    void a_long_history_is_scrolled_through_with_a_bounded_number_of_messages_on_the_page(Windows windows) {
        history(700);
        var farah = Windows.tab(windows.member(running, "farah"), room);
        assertThat(farah.locator(".message[data-seq='700']")).isVisible();
        for (var seq = 600; seq >= 100; seq -= 100) {
            up(farah, seq);
            var here = farah.locator(".message").count();
            assertEquals(true, here <= 250, here + " messages on the page");
        }
        up(farah, 1);
        assertThat(farah.getByText("The conversation begins here.")).isVisible();
        farah.locator("[data-newest]").click();
        assertThat(farah.locator(".message[data-seq='700']")).isInViewport();
        assertEquals(
                IntStream.rangeClosed(651, 700).mapToObj(String::valueOf).toList(),
                farah.locator(".message").evaluateAll("parts => parts.slice(-50).map((part) => part.dataset.seq)"));
    }

    private static void up(Page page, long seq) {
        var message = page.locator(".message[data-seq='" + seq + "']");
        Waiting.until("message " + seq + " is reached", () -> {
            page.evaluate("document.querySelector('[data-scroll]').scrollBy(0, -1500)");
            return message.count() == 1;
        });
    }

    private void history(int messages) {
        sql("""
                INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, at, told, own)
                SELECT %1$s, n, (SELECT id FROM account WHERE username = CASE n %% 3 WHEN 0 THEN 'farah' ELSE 'kofi' END),
                       'h' || n, 'Words ' || n, '<p>Words ' || n || '</p>', 'Words', now() - (%2$d - n) * interval '90 seconds', 0,
                       row_number() OVER (PARTITION BY n %% 3 = 0 ORDER BY n)
                FROM generate_series(1, %2$d) n
                """.formatted(room.split("/")[2], messages));
        sql("UPDATE conversation SET head = %2$d WHERE id = %1$s".formatted(room.split("/")[2], messages));
        sql("UPDATE conversation_member SET read_seq = %2$d WHERE conversation = %1$s"
                .formatted(room.split("/")[2], messages));
    }

    private void archive(String when) {
        sql("UPDATE conversation SET archived_at = %s WHERE id = %s".formatted(when, room.split("/")[2]));
    }

    private static RowSet<Row> sql(String statement) {
        return running.database()
                .preparedQuery(statement)
                .execute(Tuple.tuple())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static int waiting(Page page) {
        var badge = page.locator("#chat-link .badge");
        return badge.isVisible() ? Integer.parseInt(badge.textContent()) : 0;
    }

    private static String said(int waiting) {
        return waiting == 0 ? "Chat" : "Chat, " + waiting + (waiting == 1 ? " unread message" : " unread messages");
    }

    private static int kept(Page page) {
        return (int)
                page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('placard.message')).length");
    }

    private static void write(Page page, String words) {
        var field = page.locator("#composer-body");
        field.fill(words);
        if (page.viewportSize().width > 600) {
            field.press("Enter");
        } else {
            page.locator("#composer .button").click();
        }
    }

    private static Locator bodies(Page page) {
        return page.locator(".message:not(.is-pending) .message-body");
    }

    private static Locator button(Locator where, String name) {
        return where.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static NewContextOptions phone(String locale) {
        return new NewContextOptions()
                .setLocale(locale)
                .setViewportSize(390, 844)
                .setHasTouch(true);
    }
}
