package io.placard.site.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.articles.Press;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What a feed reader gets. */
@ExtendWith(Running.class)
class FeedTest {

    private Running running;
    private Visitor vera;
    private Visitor guest;
    private String word;

    @BeforeEach
    void people_come_in(Running running) {
        this.running = running;
        vera = Visitor.member(running, "vera");
        guest = Visitor.guest(running);
        word = "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_feed_holds_what_rfc_4287_asks_for() throws Exception {
        var article = Press.file(
                vera,
                Map.of("title", "R & <D> " + word, "body", "**bold** & <b>", "tags", word, "language", "zh-Hans"));
        var answer = guest.get("/tags/" + word + "/feed.atom");
        assertEquals(200, answer.statusCode());
        assertEquals("application/atom+xml; charset=utf-8", header(answer, "Content-Type"));
        var feed = parse(answer);
        assertEquals("feed", feed.getLocalName());
        assertTrue(text(feed, "id").startsWith("urn:uuid:"));
        assertTrue(text(feed, "title").startsWith(word));
        OffsetDateTime.parse(text(feed, "updated"));
        assertEquals(running.url().resolve("/tags/" + word + "/feed.atom").toString(), link(feed, "self"));
        var entry = (Element) feed.getElementsByTagName("entry").item(0);
        assertEquals("zh-Hans", entry.getAttribute("xml:lang"));
        assertEquals("R & <D> " + word, text(entry, "title"));
        assertEquals("Vera Lindqvist", text(entry, "name"));
        assertEquals(running.url().resolve(article).toString(), link(entry, "alternate"));
        assertTrue(text(entry, "content").contains("<strong>bold</strong>"));
        OffsetDateTime.parse(text(entry, "published"));
        OffsetDateTime.parse(text(entry, "updated"));
    }

    @Test
    void ids_are_unique_and_last_through_a_change_of_address() throws Exception {
        Press.file(vera, "One " + word, word, "en");
        Press.file(vera, "Two " + word, word, "en");
        var ids = new HashSet<String>();
        var all = parse(guest.get("/feed.atom")).getElementsByTagName("id");
        for (var i = 0; i < all.getLength(); i++) {
            assertTrue(ids.add(all.item(i).getTextContent()), "twice");
        }
        var ofTag = parse(guest.get("/tags/" + word + "/feed.atom")).getElementsByTagName("entry");
        assertEquals(2, ofTag.getLength());
        assertTrue(ids.contains(text((Element) ofTag.item(0), "id")), "the same article in another feed is the same");
    }

    @Test
    void one_language_is_asked_for_in_the_address() throws Exception {
        Press.file(vera, "English " + word, word, "en");
        Press.file(vera, "Chinese " + word, word, "zh-Hans");
        var feed = parse(guest.get("/tags/" + word + "/feed.atom?language=zh-Hans"));
        assertEquals("zh-Hans", feed.getAttribute("xml:lang"));
        assertEquals(1, feed.getElementsByTagName("entry").getLength());
        assertTrue(link(feed, "self").endsWith("/feed.atom?language=zh-Hans"));
    }

    @Test
    void a_person_has_a_feed_of_their_own() throws Exception {
        Press.file(vera, "Vera's " + word, word, "en");
        var feed = parse(guest.get("/people/vera/feed.atom"));
        assertTrue(text(feed, "title").startsWith("Vera Lindqvist"));
        assertTrue(feed.getTextContent().contains("Vera's " + word));
        assertFalse(parse(guest.get("/people/ada/feed.atom")).getTextContent().contains(word));
    }

    @Test
    void what_not_everybody_may_read_is_in_no_feed_not_even_for_its_author() {
        var pia = Visitor.member(running, "pia");
        var article = Press.file(pia, "Waiting " + word, word, "en");
        assertEquals(200, pia.get(article).statusCode());
        assertFalse(pia.get("/feed.atom").body().contains(word));
        assertFalse(pia.get("/people/pia/feed.atom").body().contains(word));
        assertEquals(404, vera.get("/tags/" + word + "/feed.atom").statusCode());
    }

    @Test
    void what_is_known_is_not_sent_again_until_it_changes() {
        Press.file(vera, "One " + word, word, "en");
        var path = "/tags/" + word + "/feed.atom";
        var first = guest.get(path);
        var etag = header(first, "ETag");
        var modified = header(first, "Last-Modified");
        assertEquals(304, conditional(path, "If-None-Match", etag).statusCode());
        assertEquals(304, conditional(path, "If-None-Match", "W/" + etag).statusCode());
        assertEquals(304, conditional(path, "If-Modified-Since", modified).statusCode());
        assertEquals(
                200,
                conditional(path, "If-Modified-Since", "Mon, 1 Jan 2001 00:00:00 GMT")
                        .statusCode());
        assertEquals(200, conditional(path, "If-Modified-Since", "yesterday").statusCode());
        Press.file(vera, "Two " + word, word, "en");
        var second = conditional(path, "If-None-Match", etag);
        assertEquals(200, second.statusCode());
        assertNotEquals(etag, header(second, "ETag"));
    }

    @Test
    void pages_name_their_feed() {
        Press.file(vera, "One " + word, word, "en");
        for (var path : new String[] {"/", "/articles/", "/tags/" + word + "/", "/people/vera/"}) {
            assertTrue(guest.get(path).body().contains("<link rel=\"alternate\" type=\"application/atom+xml\""), path);
        }
        assertTrue(guest.get("/tags/" + word + "/").body().contains("href=\"/tags/" + word + "/feed.atom\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tags/none-such/feed.atom",
                "/people/nobody/feed.atom",
                "/tags/%27/feed.atom",
                "/people/%3Cb%3E/feed.atom"
            })
    void there_is_no_feed_of_what_is_not_there(String path) {
        assertEquals(404, guest.get(path).statusCode());
    }

    private HttpResponse<String> conditional(String path, String name, String value) {
        return guest.send(guest.request(path).header(name, value).GET());
    }

    private static Element parse(HttpResponse<String> answer) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String link(Element parent, String relation) {
        var links = parent.getElementsByTagName("link");
        for (var i = 0; i < links.getLength(); i++) {
            var link = (Element) links.item(i);
            if (link.getAttribute("rel").equals(relation)) {
                return link.getAttribute("href");
            }
        }
        throw new AssertionError("no link " + relation);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
