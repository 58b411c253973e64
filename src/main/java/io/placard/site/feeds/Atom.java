package io.placard.site.feeds;

import io.placard.site.articles.FeedEntry;
import io.placard.site.articles.Tag;
import io.placard.site.page.Person;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed as Atom. */
final class Atom {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String PREFIX = "xml";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final XMLStreamWriter out;
    private final Feed feed;

    private Atom(XMLStreamWriter out, Feed feed) {
        this.out = out;
        this.feed = feed;
    }

    /** In UTF-8. */
    static byte[] write(Feed feed) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new Atom(out, feed).write();
            out.close();
        } catch (XMLStreamException fault) {
            throw new IllegalStateException(fault);
        }
        return bytes.toByteArray();
    }

    private void write() throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("feed");
        out.writeDefaultNamespace(NAMESPACE);
        out.writeAttribute(PREFIX, XML, "lang", feed.language().tag());
        // what an article shows stands in it by its path
        out.writeAttribute(PREFIX, XML, "base", feed.origin() + "/");
        element("id", feed.id(feed.self()));
        element("title", feed.title());
        element("updated", time(feed.updated()));
        link("self", "application/atom+xml", feed.self());
        link("alternate", "text/html", feed.page());
        element("generator", "Placard");
        for (var entry : feed.entries()) {
            entry(entry);
        }
        out.writeEndElement();
        out.writeEndDocument();
    }

    private void entry(FeedEntry entry) throws XMLStreamException {
        var card = entry.card();
        out.writeStartElement("entry");
        out.writeAttribute(PREFIX, XML, "lang", card.language().tag());
        element("id", feed.id("article " + card.id()));
        element("title", card.title());
        element("published", time(card.at()));
        element("updated", time(entry.updated()));
        author(card.author());
        link("alternate", "text/html", "/articles/" + card.id() + "/");
        for (var tag : card.tags()) {
            category(tag);
        }
        element("summary", card.excerpt());
        out.writeStartElement("content");
        out.writeAttribute("type", "html");
        out.writeCharacters(readable(entry.body()));
        out.writeEndElement();
        out.writeEndElement();
    }

    private void author(Person author) throws XMLStreamException {
        out.writeStartElement("author");
        if (author.isFormer()) {
            element("name", feed.former());
        } else {
            element("name", author.nickname());
            element("uri", feed.origin() + "/people/" + author.username() + "/");
        }
        out.writeEndElement();
    }

    private void category(Tag tag) throws XMLStreamException {
        out.writeEmptyElement("category");
        out.writeAttribute("term", readable(tag.slug()));
        out.writeAttribute("label", readable(tag.name()));
        out.writeAttribute("scheme", feed.origin() + "/tags/");
    }

    private void link(String relation, String type, String path) throws XMLStreamException {
        out.writeEmptyElement("link");
        out.writeAttribute("rel", relation);
        out.writeAttribute("type", type);
        out.writeAttribute("href", feed.origin() + path);
    }

    private void element(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(readable(text));
        out.writeEndElement();
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Without the characters that XML has no way to say. */
    private static String readable(String text) {
        return text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= 0x20 && c < 0xD800
                        || c > 0xDFFF && c < 0xFFFE
                        || c > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
