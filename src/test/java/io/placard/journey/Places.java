package io.placard.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.placard.Running;
import io.placard.Talk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Every kind of page there is, and how a reader comes to it. */
final class Places {

    private Places() {}

    /** The ways by their pages' names; the reader of the window is signed in, but for those of a guest. */
    static Map<String, Consumer<Page>> ofMember(Running running) {
        var places = new LinkedHashMap<String, Consumer<Page>>();
        places.put("home", page -> page.navigate("/"));
        places.put("older", page -> page.navigate("/?language=zh-Hans"));
        places.put("article", page -> page.navigate(Talk.articleOf(running, "pia")));
        places.put("article-zh", page -> page.navigate(Talk.articleOf(running, "lin")));
        places.put("profile", page -> page.navigate("/people/chen/"));
        places.put("own-profile", page -> page.navigate("/people/pia/"));
        places.put("notices", page -> page.navigate("/notices/"));
        places.put("notice-settings", page -> page.navigate("/settings/notices/"));
        places.put("chat", page -> page.navigate("/chat/"));
        places.put("chat-room", Places::chat);
        places.put("chat-search", page -> page.navigate("/chat/search/"));
        places.put("chat-found", page -> page.navigate("/chat/search/?q=from:kofi"));
        places.put("chat-details", Places::chatDetails);
        places.put("block", page -> page.navigate("/people/chen/block/"));
        places.put("contacts", page -> page.navigate("/chat/people/"));
        places.put("presence", page -> page.navigate("/settings/presence/"));
        places.put("blocked", page -> page.navigate("/settings/blocked/"));
        places.put("announcements", page -> page.navigate("/announcements/"));
        places.put("articles", page -> page.navigate("/articles/"));
        places.put("history", page -> page.navigate(Talk.articleOf(running, "pia") + "history/"));
        places.put("tags", page -> page.navigate("/tags/"));
        places.put("search", page -> page.navigate("/search/?q=water"));
        places.put("search-zh", page -> page.navigate("/search/?q=水&kind=comments"));
        places.put("search-empty", page -> page.navigate("/search/"));
        places.put("about", page -> page.navigate("/about/"));
        places.put("not-found", page -> page.navigate("/nothing-here"));
        places.put("forbidden", Places::forbidden);
        return places;
    }

    static Map<String, Consumer<Page>> ofGuest(Running running) {
        var places = new LinkedHashMap<String, Consumer<Page>>();
        places.put("home-guest", page -> page.navigate("/"));
        places.put("article-guest", page -> page.navigate(Talk.articleOf(running, "pia")));
        places.put("sign-in", page -> page.navigate("/sign-in?ended=1"));
        places.put("sign-in-wrong", Places::wrongPassword);
        return places;
    }

    /** What a member sees of his own, and staff of everybody's. */
    static Map<String, Consumer<Page>> ofStaff() {
        var places = new LinkedHashMap<String, Consumer<Page>>();
        for (var path : List.of(
                "/settings/",
                "/settings/reading/",
                "/settings/security/",
                "/settings/second-step/",
                "/settings/tokens/",
                "/api/",
                "/drafts/",
                "/verification/",
                "/reports/",
                "/chat/new/",
                "/admin/chat/",
                "/admin/chat/discussions/",
                "/files/",
                "/clock/",
                "/admin/accounts/",
                "/admin/accounts/new/",
                "/admin/enrolment/",
                "/admin/audit/",
                "/admin/",
                "/admin/articles/",
                "/admin/comments/",
                "/admin/files/",
                "/admin/tags/",
                "/admin/announcements/",
                "/admin/announcements/new/",
                "/admin/conference/",
                "/admin/archive/")) {
            places.put(path, page -> page.navigate(path));
        }
        places.put("account", page -> firstOf(page, "/admin/accounts/"));
        places.put("admin-tag", page -> firstOf(page, "/admin/tags/"));
        places.put("editor", Places::editor);
        return places;
    }

    /** A conversation with somebody. */
    private static void chat(Page page) {
        page.navigate("/chat/");
        page.waitForSelector("#link-state[data-state=live]");
        page.locator("#chat-with").fill("kofi");
        page.waitForNavigation(() -> page.locator(".chat-search .button").click());
    }

    private static void chatDetails(Page page) {
        chat(page);
        page.navigate(page.url() + "details/");
    }

    /** The first record of a list of the administration. */
    private static void firstOf(Page page, String list) {
        page.navigate(list);
        page.navigate(page.locator("main a[href^='%s']".formatted(list))
                .evaluateAll("""
                (links) => links.map((link) => link.getAttribute("href")).find((path) => /\\d\\/$/.test(path))
                """)
                .toString());
    }

    private static void editor(Page page) {
        page.navigate("/drafts/");
        page.waitForSelector("#link-state[data-state=live]");
        page.waitForNavigation(
                () -> page.locator("form[action='/drafts'] button").first().click());
    }

    /** A form whose token is another's, as of a page that was open for too long. */
    private static void forbidden(Page page) {
        page.navigate("/about/");
        page.evaluate("document.querySelector('.language input[name=_csrf]').value = 'stale'");
        page.waitForNavigation(() -> page.locator(".language button").click());
    }

    private static void wrongPassword(Page page) {
        page.navigate("/sign-in");
        page.locator("#username").fill("nobody-" + UUID.randomUUID());
        page.locator("#password").fill("not the password");
        page.waitForNavigation(() -> page.locator(".sheet .button").click());
    }

    /** Goes to each in a tab of this window, and looks. */
    static void each(BrowserContext window, Map<String, Consumer<Page>> places, Look look) {
        var page = window.newPage();
        places.forEach((name, way) -> {
            way.accept(page);
            look.at(name, page);
        });
        page.close();
    }

    /** What is to be seen at a place. */
    interface Look {
        void at(String name, Page page);
    }
}
