package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Newcomer;
import io.placard.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The secretariat looks after the conference from a phone. */
@ExtendWith({Running.class, Chromium.class})
class AdminJourney {

    private static final Pattern SOMEBODY = Pattern.compile("^[1-9]\\d*$");

    /** The page asks every five seconds. */
    private static final HasTextOptions IN_TWO_TURNS = new HasTextOptions().setTimeout(12_000);

    @AfterEach
    void everything_is_as_it_was(Running running) {
        sql(
                running,
                "UPDATE conference SET english = 'Eastern Harbour Model United Nations 2026',"
                        + " chinese = '东港模拟联合国大会 2026', accent = NULL, version = version + 1");
        running.raiseEdition();
    }

    @Test
    void a_name_and_a_colour_are_chosen_on_a_phone_and_a_reader_sees_them(Running running, Windows windows) {
        windows.expect("status of 422");
        var reader = Windows.tab(windows.guest(running, Windows.desktop().setLocale("zh-CN")), "/");
        assertThat(reader.locator(".brand-name")).hasText("东港模拟联合国大会 2026");
        var phone = Windows.desktop().setViewportSize(390, 844).setHasTouch(true);
        var ada = Windows.tab(windows.member(running, "ada", phone), "/admin/");
        assertThat(ada.locator("[data-number=version]")).not().isEmpty();
        ada.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Administration"))
                .getByText("Conference")
                .click();
        ada.getByLabel("Name in Chinese").fill("北岭模拟联合国大会");
        ada.locator("#accent").fill("#f4d35e");
        assertTrue(ada.getByLabel("A colour of our own").isChecked(), "who chooses a colour wants it");
        ada.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .click();
        assertThat(ada.locator(".field-error")).hasText(Pattern.compile("cannot be read.*: 1 by day"));
        assertThat(ada.getByLabel("Name in Chinese")).hasValue("北岭模拟联合国大会");
        ada.locator("#accent").fill("#6b1d3a");
        ada.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Save").setExact(true))
                .click();
        assertThat(ada.locator(".say")).hasText(Pattern.compile("^Saved"));
        reader.reload();
        assertThat(reader.locator(".brand-name")).hasText("北岭模拟联合国大会");
        assertThat(reader.locator(".top")).hasCSS("background-color", "rgb(107, 29, 58)");
    }

    @Test
    void the_overview_keeps_itself_true_and_a_table_is_taken_away(Running running, Windows windows) throws IOException {
        var ada = Windows.tab(windows.member(running, "ada"), "/admin/");
        var online = ada.locator("[data-number=online]");
        assertThat(online).hasText(SOMEBODY, IN_TWO_TURNS); // she herself is here once her socket is open
        var before = Integer.parseInt(online.textContent().strip());
        Windows.tab(windows.member(running, Newcomer.make(running, "delegate")), "/about/");
        assertThat(online).hasText(Integer.toString(before + 1), IN_TWO_TURNS);
        ada.navigate("/admin/articles/?state=pending");
        var download = ada.waitForDownload(() -> ada.getByText("Save as CSV").click());
        assertTrue(download.suggestedFilename().matches("articles-\\d{4}-\\d\\d-\\d\\d\\.csv"));
        var table = Files.readString(download.path());
        assertEquals('\ufeff', table.charAt(0));
        assertTrue(table.contains("\"Waiting\"") && !table.contains("\"Published\""), table);
    }

    private static void sql(Running running, String statement) {
        running.database()
                .query(statement)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
