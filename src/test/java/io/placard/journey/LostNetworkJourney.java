package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The network between a reader and Placard fails and comes back. */
@ExtendWith(Chromium.class)
class LostNetworkJourney {

    private static final HasTextOptions PATIENT = new HasTextOptions().setTimeout(15_000);

    private static Wire wire;
    private static Running running;

    @BeforeAll
    static void start(@TempDir Path data) {
        wire = new Wire();
        running = Running.start(data, "--http.origins=" + wire.url());
        wire.lead(running.url().getPort());
        // only what is missed here is counted
        running.database().query("DELETE FROM notice").execute().await();
    }

    @AfterAll
    static void stop() {
        wire.close();
        running.close();
    }

    @Test
    void what_was_missed_without_a_network_is_there_exactly_once_behind_it(Windows windows) {
        windows.expect("ERR_|WebSocket connection to");
        var pia = windows.member(running, "pia", Windows.desktop().setBaseURL(wire.url()));
        var notices = Windows.tab(pia, "/notices/");
        wire.cut();
        pia.setOffline(true);
        assertThat(notices.locator("#link-state")).hasText("Offline", PATIENT);
        comment(Talk.articleOf(running, "pia"));
        assertThat(notices.locator("#notices > li")).hasCount(0);
        wire.mend();
        pia.setOffline(false);
        assertThat(notices.locator("#link-state")).hasText("Live", PATIENT);
        assertThat(notices.locator("[data-unread]")).hasText("1");
        assertThat(notices.locator("#notices > li")).hasCount(1);
    }

    @Test
    void a_server_that_is_away_is_said_and_found_again_without_the_readers_doing(Windows windows) {
        windows.expect("ERR_|WebSocket connection to");
        var chen = windows.member(running, "chen", Windows.desktop().setBaseURL(wire.url()));
        var article = Windows.tab(chen, Talk.articleOf(running, "chen"));
        article.getByLabel("Write a comment").fill("Half a sentence");
        wire.cut();
        assertThat(article.locator("#link-state")).hasText(Pattern.compile("Reconnecting"), PATIENT);
        comment(Talk.articleOf(running, "chen"));
        wire.mend();
        assertThat(article.locator("#link-state")).hasText("Live", PATIENT);
        assertThat(article.locator("[data-unread]")).hasText("1");
        assertThat(article.locator("[data-fresh]")).hasText("1 new comment: show");
        assertThat(article.getByLabel("Write a comment")).hasValue("Half a sentence");
    }

    private static void comment(String article) {
        Talk.comment(Visitor.member(running, "kofi"), article, "While you were away.");
    }
}
