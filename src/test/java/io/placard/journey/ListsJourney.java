package io.placard.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.articles.Press;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reader finds articles, and sees what the verifiers do with them. */
@ExtendWith({Running.class, Chromium.class})
class ListsJourney {

    @Test
    void what_a_verifier_pins_is_told_on_an_open_front_page(Running running, Windows windows) {
        running.database()
                .query("UPDATE article SET pinned_at = NULL")
                .execute()
                .await();
        var title = "On top " + UUID.randomUUID();
        var article = Press.file(Visitor.member(running, "vera"), title, "", "en");
        var front = live(Windows.tab(windows.member(running, "kofi"), "/"));
        var desk = Windows.tab(windows.member(running, "vera"), article);
        link(desk, "Publication").click();
        button(desk, "Pin to the front page").click();
        assertThat(button(desk, "Unpin")).isVisible();
        button(front, "The front page has changed: show").click();
        assertThat(front.locator(".pinned")).containsText(title);
        button(desk, "Unpin").click();
        assertThat(button(desk, "Pin to the front page")).isVisible();
    }

    @Test
    void a_scheduled_article_appears_by_itself(Running running, Windows windows) {
        var title = "At its hour " + UUID.randomUUID();
        var zone = ZoneId.of("Asia/Shanghai");
        var time = LocalDateTime.now(zone).plusDays(1).truncatedTo(ChronoUnit.MINUTES);
        var fields =
                Map.of("title", title, "body", "Text", "tags", "", "language", "en", "publish_at", time.toString());
        var article = Press.file(Visitor.member(running, "vera"), fields);
        var front = live(Windows.tab(windows.member(running, "kofi"), "/"));
        assertThat(front.getByText(title)).hasCount(0);
        running.database()
                .preparedQuery("UPDATE article SET publish_at = now() WHERE id = $1")
                .execute(Tuple.of(Long.parseLong(article.replaceAll("\\D", ""))))
                .await();
        button(front, "There is a new article: show").click();
        assertThat(link(front, title)).isVisible();
    }

    private static Page live(Page page) {
        page.waitForSelector("#link-state[data-state=live]");
        return page;
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
