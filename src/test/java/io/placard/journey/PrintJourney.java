package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.placard.Running;
import io.placard.Talk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An article on paper. */
@ExtendWith({Running.class, Chromium.class})
class PrintJourney {

    @Test
    void a_printed_article_has_its_text_and_no_controls(Running running, Windows windows) {
        var page = Windows.tab(windows.member(running, "hugo"), Talk.articleOf(running, "pia"));
        var controls = List.of("header.top", "footer", ".talk-form", ".comment-acts", ".skip", "#toasts");
        assertThat(page.locator("header.top")).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (var control : controls) {
            assertThat(page.locator(control).first()).isHidden();
        }
        assertThat(page.locator(".headline")).isVisible();
        assertThat(page.locator(".prose").first()).isVisible();
        assertThat(page.locator(".name-card")).isVisible();
    }
}
