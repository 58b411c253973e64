package io.placard.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Conversations;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.StatementLog;
import io.placard.Visitor;
import io.placard.site.page.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much a page asks of the database, with nothing of it kept from before. */
@ExtendWith(Running.class)
class StatementsTest {

    private static final int MOST = 3;

    /** What the server asks by itself now and then may fall between; not each time. */
    private static final int TURNS = 3;

    private static StatementLog log;
    private static Running running;
    private static final Map<String, Visitor> READERS = new LinkedHashMap<>();
    private static String author;
    private static long account;

    @BeforeAll
    static void everybody_comes(Running shared) {
        running = shared;
        author = Newcomer.make(running, Role.DELEGATE.word());
        account = Newcomer.id(running, author);
        READERS.put("guest", Visitor.guest(running));
        READERS.put("delegate", Visitor.member(running, "kofi"));
        READERS.put("author", Visitor.member(running, author));
        READERS.put("verifier", Visitor.member(running, "vera"));
        log = StatementLog.of(running);
    }

    @AfterAll
    static void nothing_is_noted_any_more() {
        log.close();
    }

    @Test
    void no_page_asks_more_than_three_statements() {
        var article = Belongings.CHANGEABLE.make(running, account);
        // far down in every list, where other tests do not look
        running.database()
                .query("UPDATE article SET created_at = now() - interval '9 years' WHERE id = " + article)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var conversation = Conversations.discussion(running, author, "kofi", "vera");
        var waiting = Belongings.UNREAD.make(running, account);
        var pages = List.of(
                "/",
                "/?before=" + article,
                "/articles/" + article + "/",
                "/articles/" + waiting + "/",
                "/articles/" + article + "/history/",
                "/articles/",
                "/articles/?language=en",
                "/search/?q=harbour",
                "/search/?q=harbour&kind=article",
                "/search/?q=harbour&kind=comment",
                "/search/?q=harbour&kind=person",
                "/search/?q=harbour&kind=file",
                "/search/?q=user%3Akofi",
                "/notices/",
                "/chat/",
                "/chat/" + conversation + "/",
                "/chat/people/",
                "/chat/people/?q=k",
                "/tags/",
                "/tags/crisis/",
                "/people/" + author + "/",
                "/files/",
                "/clock/");
        var over = new ArrayList<String>();
        for (var page : pages) {
            READERS.forEach((who, reader) -> {
                var asked = fewest(reader, page);
                if (asked.size() > MOST) {
                    over.add(page + " for the " + who + ": " + asked.size() + "\n" + String.join("\n", asked));
                }
            });
        }
        assertEquals(List.of(), over);
    }

    @Test
    void a_statement_is_noticed() {
        assertTrue(fewest(READERS.get("author"), "/articles/").size() >= 2, "the reader, and the list");
    }

    private static List<String> fewest(Visitor reader, String page) {
        reader.get(page);
        List<String> fewest = null;
        for (var turn = 0; turn < TURNS && (fewest == null || fewest.size() > 1); turn++) {
            running.raiseEdition();
            log.begin();
            var status = reader.get(page).statusCode();
            assertTrue(status < 500, page);
            var asked = log.asked();
            fewest = fewest == null || asked.size() < fewest.size() ? asked : fewest;
        }
        return fewest;
    }
}
