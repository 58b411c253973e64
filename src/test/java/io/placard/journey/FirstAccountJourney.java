package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import io.placard.Visitor;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A Placard without a demo begins with one link, which makes the first account. */
@ExtendWith(Chromium.class)
class FirstAccountJourney {

    private static final Pattern LINK = Pattern.compile("(/first-account/\\S+)");

    @Test
    void the_link_that_is_printed_makes_the_first_account_once(@TempDir Path data, Windows windows) {
        windows.expect("status of (404|422)");
        var running = Running.start(data, "--demo=off");
        try {
            var link = Visitor.find(LINK, String.join("\n", running.greeting()));
            var page = Windows.tab(windows.guest(running), link);
            fill(page, "grace", "Grace Owusu", "a long password", "another password");
            assertThat(page.locator("main").getByRole(AriaRole.ALERT)).hasText("This is not the same password.");
            assertThat(page.getByLabel("User name")).hasValue("grace");
            fill(page, "grace", "Grace Owusu", "a long password", "a long password");
            assertThat(page.locator("#link-state")).hasText("Live");
            assertThat(page.locator(".empty")).containsText("The first edition is being set");
            assertEquals(404, page.navigate(link).status());
            var other = Windows.tab(windows.guest(running), "/sign-in");
            assertEquals(404, other.navigate(link).status());
        } finally {
            running.close();
        }
    }

    private static void fill(Page page, String username, String name, String password, String repeat) {
        page.locator("#username").fill(username);
        page.locator("#nickname").fill(name);
        page.locator("#password").fill(password);
        page.locator("#repeat").fill(repeat);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make the account"))
                .click();
    }
}
