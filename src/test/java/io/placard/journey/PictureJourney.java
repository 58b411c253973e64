package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of people: put up on a phone, seen elsewhere at once, taken away; and what is refused. */
@ExtendWith({Running.class, Chromium.class})
class PictureJourney {

    private static final int TOO_MANY_BYTES = 17 << 20;
    private static final Pattern DRAWING = Pattern.compile("/avatars/[0-9a-f]{32}-128\\.jpg");

    @Test
    void a_picture_put_up_on_a_phone_is_seen_elsewhere_at_once_and_goes_again(Running running, Windows windows)
            throws IOException {
        var name = Newcomer.make(running, "delegate");
        var article = Talk.articleOf(running, "pia");
        Talk.comment(Visitor.member(running, name), article, "Look at me.");
        var window = windows.member(running, "pia");
        var profile = Windows.tab(window, "/people/" + name + "/");
        var thread = Windows.tab(window, article);
        var portrait = profile.locator("[data-portrait]");
        var card = thread.locator(".seat[data-person='" + Newcomer.id(running, name) + "']");
        assertThat(portrait).isHidden();
        assertThat(card).hasText("ND");

        var phone = Windows.tab(windows.member(running, name, phone()), "/settings/");
        choose(phone, "me.png", picture());
        assertThat(phone.locator("canvas.portrait")).isVisible();
        press(phone, "使用这张图片");
        assertThat(phone.locator(".say")).hasText("已保存。");
        assertThat(phone.locator(".menu .seat-picture img")).isVisible();
        assertThat(portrait).hasAttribute("src", DRAWING);
        assertThat(portrait).isVisible();
        assertThat(card.locator("img")).isVisible();

        phone.onceDialog(Dialog::accept);
        press(phone, "移除头像");
        assertThat(phone.locator("#picture .portrait-none")).isVisible();
        assertThat(portrait).isHidden();
        assertThat(card).hasText("ND");
    }

    @Test
    void staff_remove_a_picture_where_they_see_whose_it_is(Running running, Windows windows) throws IOException {
        var name = Newcomer.make(running, "press");
        var owner = Windows.tab(windows.member(running, name), "/settings/");
        choose(owner, "me.png", picture());
        press(owner, "Use this picture");
        assertThat(owner.locator(".menu .seat-picture img")).isVisible();
        var ada = Windows.tab(windows.member(running, "ada"), "/admin/accounts/" + Newcomer.id(running, name) + "/");
        assertThat(ada.locator("main img.portrait")).isVisible();
        ada.onceDialog(Dialog::accept);
        press(ada, "Remove the picture");
        assertThat(ada.locator(".say")).hasText("The picture is removed.");
        assertThat(owner.locator(".menu .seat-picture")).hasCount(0);
    }

    @Test
    void what_is_refused_says_why_before_it_is_sent_or_behind_it(Running running, Windows windows, @TempDir Path folder)
            throws IOException {
        windows.expect("status of 422");
        var name = Newcomer.make(running, "delegate");
        var phone = Windows.tab(windows.member(running, name, phone()), "/settings/");
        phone.locator("#picture-file").setInputFiles(large(folder));
        assertThat(error(phone)).containsText("图片超过 16 MB");
        press(phone, "使用这张图片");
        assertThat(phone.locator("#picture-file")).isFocused();
        choose(phone, "me.png", new byte[0]);
        assertThat(error(phone)).containsText("这个文件是空的");
        choose(phone, "me.png", "no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(error(phone)).isHidden();
        press(phone, "使用这张图片");
        assertThat(error(phone)).containsText("不是可以读取的图片");
        assertEquals(
                "/settings/picture",
                phone.url().substring(running.url().toString().length()));
    }

    @Test
    void without_scripts_it_is_refused_in_the_same_words(Running running, Windows windows, @TempDir Path folder)
            throws IOException {
        windows.expect("status of 4(13|22)");
        var name = Newcomer.make(running, "delegate");
        var plain = Windows.desktop().setJavaScriptEnabled(false);
        var page = windows.member(running, name, plain).newPage();
        page.navigate("/settings/");
        page.locator("#picture-file").setInputFiles(large(folder));
        press(page, "Use this picture");
        assertThat(error(page)).containsText("more than 16 MB");
        choose(page, "me.png", new byte[0]);
        press(page, "Use this picture");
        assertThat(error(page)).containsText("This file is empty");
        choose(page, "me.png", picture());
        press(page, "Use this picture");
        assertThat(page.locator("#picture img.portrait")).isVisible();
    }

    private static com.microsoft.playwright.Browser.NewContextOptions phone() {
        return Windows.desktop().setViewportSize(390, 844).setLocale("zh-CN");
    }

    private static byte[] picture() throws IOException {
        var image = new BufferedImage(300, 200, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        pen.setColor(new Color((int) System.nanoTime() & 0xffffff));
        pen.fillOval(60, 10, 180, 180);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static Path large(Path folder) throws IOException {
        return Files.write(folder.resolve("large.png"), new byte[TOO_MANY_BYTES]);
    }

    private static void choose(Page page, String name, byte[] content) {
        page.locator("#picture-file").setInputFiles(new FilePayload(name, "image/png", content));
    }

    private static Locator error(Page page) {
        return page.locator("#picture-error");
    }

    private static void press(Page page, String name) {
        page.locator("main")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
