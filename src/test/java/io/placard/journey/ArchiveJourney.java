package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Newcomer;
import io.placard.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A conference is taken away in a browser and put back in another server, where everything is as it was. */
@ExtendWith({Running.class, Chromium.class})
class ArchiveJourney {

    @Test
    void what_a_superuser_downloads_on_a_phone_is_put_back_on_another_server(
            Running running, @TempDir Path folder, Windows windows) throws Exception {
        windows.expect("status of 422");
        var keeper = Newcomer.make(running, "superuser");
        var phone = Windows.desktop().setViewportSize(390, 844).setLocale("zh-CN");
        var page = Windows.tab(windows.member(running, keeper, phone), "/admin/");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("存档").setExact(true))
                .click();
        assertThat(page.locator("main")).containsText("存档须严格保密");
        page.locator("#password").fill("not the password");
        var download = new GetByRoleOptions().setName("下载存档");
        page.getByRole(AriaRole.BUTTON, download).click();
        assertThat(page.locator(".field-error")).isVisible();
        page.locator("#password").fill("placard-demo");
        var sent = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, download).click());
        assertTrue(sent.suggestedFilename().endsWith(".zip"), sent.suggestedFilename());
        var archive = folder.resolve("conference.zip");
        sent.saveAs(archive);
        assertTrue(Files.size(archive) > 1_000);

        var other = Running.start(folder.resolve("other"), "--demo=off");
        try {
            assertEquals(0, other.command("import", archive.toString()));
            var front = Windows.tab(windows.guest(running), "/");
            var lead = front.locator(".story-title a").first();
            var title = lead.textContent().strip();
            var path = lead.getAttribute("href");
            var back =
                    Windows.tab(windows.member(other, keeper, Windows.desktop().setLocale("en-GB")), path);
            assertThat(back.locator("h1")).containsText(title);
        } finally {
            other.close();
        }
    }
}
