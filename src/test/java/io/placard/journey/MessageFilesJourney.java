package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import io.placard.Conversations;
import io.placard.Running;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What messages carry and what is put on them, in the browser. */
@ExtendWith(Chromium.class)
class MessageFilesJourney {

    private static final Pattern UPLOADS = Pattern.compile("/chat/files\\?");
    private static final String DROP = """
            (room) => {
              const transfer = new DataTransfer();
              transfer.items.add(new File(["dropped"], "dropped.txt", { type: "text/plain" }));
              for (const type of ["dragover", "drop"]) {
                room.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
              }
            }
            """;
    private static final String PASTE = """
            (field) => {
              const transfer = new DataTransfer();
              transfer.items.add(new File(["pasted"], "pasted.txt", { type: "text/plain" }));
              field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
            }
            """;

    private static Running running;
    private String room;

    @BeforeAll
    static void start(@TempDir Path data) {
        running = Running.start(data);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void chen_keeps_a_discussion_with_farah_and_kofi() {
        room = "/chat/" + Conversations.discussion(running, "chen", "farah", "kofi") + "/";
    }

    @Test
    void pictures_and_files_come_by_every_way_and_arrive_for_everybody(Windows windows) {
        var farah = Windows.tab(windows.member(running, "farah"), room);
        var kofi = Windows.tab(windows.member(running, "kofi", phone("zh-CN")), room);
        choose(farah, picture("hall.png"), text("plan.txt"));
        farah.locator("[data-room]").evaluate(DROP);
        farah.locator("#composer-body").evaluate(PASTE);
        assertThat(farah.locator("#composer .parcel.is-up")).hasCount(4);
        farah.reload();
        farah.waitForSelector("#link-state[data-state=live]");
        assertThat(farah.locator("#composer .parcel.is-up")).hasCount(4);
        farah.locator("#composer .parcel", containing("dropped.txt"))
                .locator("[data-file-end]")
                .click();
        farah.locator("#composer-body").press("Enter");
        for (var page : List.of(farah, kofi)) {
            assertThat(page.locator(".message[data-seq] .message-picture img")).hasCount(1);
            assertThat(page.locator(".message[data-seq] .message-file"))
                    .hasText(new Pattern[] {Pattern.compile("plan.txt"), Pattern.compile("pasted.txt")});
        }
        assertThat(kofi.locator(".line-digest").first()).hasText(Pattern.compile("图片"));
        assertThat(farah.locator("#composer .parcel")).hasCount(0);
        var image = farah.locator(".message-picture img");
        assertEquals("320 213", image.evaluate("(image) => `${image.width} ${image.height}`"));
    }

    @Test
    void a_message_waits_for_its_file_lets_others_pass_and_is_tried_again(Windows windows) {
        windows.expect("ERR_FAILED|Failed to load resource");
        var farah = Windows.tab(windows.member(running, "farah"), room);
        var kofi = Windows.tab(windows.member(running, "kofi"), room);
        var broken = new AtomicBoolean(true);
        farah.route(UPLOADS, route -> answer(route, broken));
        choose(farah, text("paper.txt"));
        write(farah, "With a paper");
        assertThat(farah.locator(".is-refused")).containsText("A file did not arrive");
        write(farah, "Words alone");
        assertThat(kofi.locator(".message-body")).hasText(new String[] {"Words alone"});
        broken.set(false);
        farah.locator(".is-refused [data-act=again]").click();
        assertThat(kofi.locator(".message-file")).hasText(Pattern.compile("paper.txt"));
        assertThat(farah.locator(".is-pending")).hasCount(0);
    }

    @Test
    void what_had_not_arrived_when_the_page_was_left_is_said(Windows windows) {
        windows.expect("ERR_FAILED|Failed to load resource");
        var farah = Windows.tab(windows.member(running, "farah"), room);
        farah.route(UPLOADS, Route::abort);
        choose(farah, text("lost.txt"));
        write(farah, "Words");
        assertThat(farah.locator(".is-refused")).containsText("A file did not arrive");
        farah.unroute(UPLOADS);
        farah.reload();
        assertThat(farah.locator(".is-refused")).containsText("Some files had not arrived");
        farah.locator(".is-refused [data-act=again]").click();
        assertThat(farah.locator(".message[data-seq] .message-body")).hasText("Words");
        assertThat(farah.locator(".is-pending")).hasCount(0);
    }

    @Test
    void people_react_and_keepers_pin_and_all_see_it(Windows windows) {
        var chen = Windows.tab(windows.member(running, "chen"), room);
        var farah = Windows.tab(windows.member(running, "farah"), room);
        var kofi = Windows.tab(windows.member(running, "kofi", phone("zh-CN")), room);
        write(chen, "Lunch at **one**");
        menu(farah, "[data-give='👍']");
        assertThat(farah.locator(".react[aria-pressed=true]")).hasText("👍 1");
        kofi.locator(".message .react").click();
        for (var page : List.of(chen, farah, kofi)) {
            assertThat(page.locator(".message .react")).hasText("👍 2");
        }
        assertThat(kofi.locator(".message .react")).hasAttribute("title", "Farah Nasser、Kofi Mensah");
        farah.locator(".message .react").click();
        assertThat(chen.locator(".message .react")).hasText("👍 1");
        menu(chen, "[data-do=pin]");
        assertThat(kofi.locator(".pins-latest")).hasText(Pattern.compile("Lunch at one"));
        assertThat(farah.locator("#message-menu [data-do=pin]")).hasCount(0);
        chen.locator(".pins summary").click();
        chen.locator("[data-unpin]").click();
        assertThat(kofi.locator(".pins-latest")).hasCount(0);
    }

    @Test
    void the_menu_is_worked_with_the_keyboard_and_copies_a_link(Windows windows) {
        var context = windows.member(running, "farah");
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var farah = Windows.tab(context, room);
        write(farah, "Here");
        assertThat(farah.locator(".is-pending")).hasCount(0);
        farah.locator(".message").focus();
        farah.keyboard().press("Enter");
        assertThat(farah.locator("#message-menu")).isVisible();
        farah.keyboard().press("Escape");
        assertThat(farah.locator("#message-menu")).isHidden();
        menu(farah, "[data-do=copy]");
        assertThat(farah.locator(".toast")).containsText("Link copied");
        var copied = (String) farah.evaluate("navigator.clipboard.readText()");
        farah.navigate(copied);
        assertThat(farah.locator(".message:target .message-body")).hasText("Here");
    }

    private static void answer(Route route, AtomicBoolean broken) {
        if (broken.get()) {
            route.abort();
        } else {
            route.resume();
        }
    }

    private static void menu(Page page, String act) {
        page.locator(".message").first().hover();
        page.locator(".message .message-more").first().click();
        page.locator("#message-menu " + act).click();
    }

    private static void choose(Page page, FilePayload... files) {
        page.locator("[data-chooser]:not([capture])").setInputFiles(files);
    }

    private static void write(Page page, String words) {
        page.locator("#composer-body").fill(words);
        page.locator("#composer-body").press("Enter");
    }

    private static Page.LocatorOptions containing(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static FilePayload text(String name) {
        var content = (name + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        return new FilePayload(name, "text/plain", content);
    }

    private static FilePayload picture(String name) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1200, 800, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
        return new FilePayload(name, "image/png", out.toByteArray());
    }

    private static NewContextOptions phone(String locale) {
        return new NewContextOptions()
                .setLocale(locale)
                .setViewportSize(390, 844)
                .setHasTouch(true);
    }
}
