package io.placard.site.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Talk;
import io.placard.Visitor;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much one hears of what, and what is shown of it. */
@ExtendWith(Running.class)
class NoticeSettingsTest {

    private static final Pattern BADGE = Pattern.compile("aria-label=\"Notices(, \\d+ unread)?\"");
    private static final Pattern NOTICE = Pattern.compile("class=\"notice is-unread[^\"]*\" data-notice=\"[1-9]");

    private Running running;
    private String username;
    private Visitor reader;
    private Visitor kofi;
    private String article;

    @BeforeEach
    void somebody_new_reads(Running running) {
        this.running = running;
        username = Newcomer.make(running, "delegate");
        reader = Visitor.member(running, username);
        kofi = Visitor.member(running, "kofi");
        article = Talk.articleOf(running, "lin");
    }

    @Test
    void who_is_named_in_a_comment_is_told() {
        Talk.comment(kofi, article, "See what @" + username + " said, and mail a@" + username + ".");
        assertEquals(", 1 unread", badge());
        assertEquals(1, count(reader, "/notices/?category=mentions"));
    }

    @Test
    void whoever_is_told_as_author_or_answered_is_not_told_again_that_they_are_named() {
        var lin = Visitor.member(running, "lin");
        lin.post("/notices/", "/notices/read", Map.of());
        Talk.comment(kofi, article, "Well put, @lin and @kofi and @nobody-at-all.");
        assertEquals(1, count(lin, "/notices/?unread=1"));
    }

    @Test
    void what_is_quiet_is_listed_and_not_counted() {
        assertEquals(303, choose(reader, Map.of("mentions", "quiet")).statusCode());
        mention();
        assertEquals("", badge());
        assertEquals(1, count(reader, "/notices/"));
        assertEquals(303, choose(reader, Map.of()).statusCode());
        assertEquals(", 1 unread", badge(), "on again, it counts");
    }

    @Test
    void what_is_off_is_not_made() {
        choose(reader, Map.of("mentions", "off"));
        mention();
        assertEquals(0, count(reader, "/notices/"));
        choose(reader, Map.of());
        assertEquals(0, count(reader, "/notices/"));
        mention();
        assertEquals(1, count(reader, "/notices/"));
    }

    @Test
    void every_device_hears_of_what_counts_and_of_nothing_that_is_quiet() {
        mention();
        try (var line = reader.openSocket()) {
            line.awaitEvent("welcome");
            choose(reader, Map.of("mentions", "quiet"));
            assertEquals(
                    0,
                    line.awaitEvent("notice.counted").getJsonObject("payload").getInteger("unread"));
            mention();
            var told = line.awaitEvent("notice.created").getJsonObject("payload");
            assertTrue(told.getJsonObject("notice").getBoolean("quiet"));
            assertEquals(0, told.getInteger("unread"));
        }
    }

    @Test
    void a_verifier_may_not_be_without_what_waits_but_may_have_it_quiet() {
        var verifier = Visitor.member(running, Newcomer.make(running, "verifier"));
        var refused = choose(verifier, Map.of("verification", "off"));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("You decide on articles"));
        assertFalse(verifier.get("/settings/notices/").body().contains("name=\"verification\" value=\"off\""));
        assertEquals(303, choose(verifier, Map.of("verification", "quiet")).statusCode());
        assertEquals(303, choose(reader, Map.of("verification", "off")).statusCode(), "others may");
    }

    @Test
    void a_choice_that_is_none_is_refused_and_nothing_changes() {
        choose(reader, Map.of("comments", "quiet"));
        assertEquals(400, choose(reader, Map.of("comments", "loud")).statusCode());
        assertEquals(
                400,
                reader.post("/", "/settings/notices", Map.of("comments", "on")).statusCode());
        assertTrue(reader.get("/settings/notices/").body().contains("name=\"comments\" value=\"quiet\" checked"));
    }

    @Test
    void the_list_is_filtered_by_category_and_by_what_is_unread() {
        mention();
        assertEquals(1, count(reader, "/notices/?category=mentions"));
        assertEquals(0, count(reader, "/notices/?category=comments"));
        assertTrue(reader.get("/notices/?category=chat").body().contains("What is written to you in person"));
        assertEquals(1, count(reader, "/notices/?category=mentions&unread=1"));
        var kept = reader.post("/notices/", "/notices/read", Map.of("category", "comments"));
        assertEquals(
                "/notices/?category=comments",
                kept.headers().firstValue("Location").orElseThrow());
        assertEquals(", 1 unread", badge(), "another category");
        reader.post("/notices/", "/notices/read", Map.of("category", "mentions", "unread", "1"));
        assertEquals("", badge());
        assertTrue(reader.get("/notices/?unread=1").body().contains("Nothing unread"));
        assertTrue(
                reader.get("/notices/?category=nonsense").body().contains(article),
                "what is no category filters nothing");
    }

    private void mention() {
        Talk.comment(kofi, article, "Ask @" + username);
    }

    private static HttpResponse<String> choose(Visitor visitor, Map<String, String> some) {
        var fields = new HashMap<String, String>();
        for (var category : Category.values()) {
            fields.put(category.word(), "on");
        }
        fields.putAll(some);
        return visitor.post("/settings/notices/", "/settings/notices", fields);
    }

    private String badge() {
        var found = BADGE.matcher(reader.get("/about/").body());
        assertTrue(found.find());
        return found.group(1) == null ? "" : found.group(1);
    }

    private static long count(Visitor visitor, String list) {
        return NOTICE.matcher(visitor.get(list).body()).results().count();
    }
}
