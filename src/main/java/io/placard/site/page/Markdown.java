package io.placard.site.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** What people write, as HTML that can do no harm: raw HTML is shown, not obeyed, and the result passes an allow-list. Safe for many threads. */
public final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(AutolinkExtension.create(), TablesExtension.create());

    private static final int MOST_MENTIONED = 20;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    /** Chinese is set without spaces; these are left from the ends of lines. */
    private static final Pattern BEHIND_WIDE = Pattern.compile("(?<=[\\u2E80-\\uFFEF]) (?=\\S)");

    private static final Pattern TAIL = Pattern.compile("[\\s,.;:，。；：、]+$");

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer html = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(context -> new PictureSizes())
            .softbreak("<br />")
            .build();
    private final TextContentRenderer text = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();
    private final PolicyFactory policy = policy();

    /** Safe HTML. Its highest headings are of the second level, since the page's own title is the first. */
    public String html(String markdown) {
        return html(markdown, Set.of());
    }

    /**
     * The same, with links to the people that it mentions.
     *
     * @param people the user names of those that there are
     */
    public String html(String markdown, Set<String> people) {
        if (PlainLine.is(markdown)) {
            return "<p>" + markdown + "</p>\n";
        }
        var document = parser.parse(markdown);
        MentionLinks.link(document, people);
        var headings = headings(document);
        int shift = 2 - headings.stream().mapToInt(Heading::getLevel).min().orElse(2);
        headings.forEach(heading -> heading.setLevel(Math.min(6, heading.getLevel() + shift)));
        return policy.sanitize(html.render(document));
    }

    /** The user names that a text may mention, whether there is such a person or not; no more than twenty people. */
    public Set<String> mentioned(String markdown) {
        return markdown.indexOf('@') < 0 ? Set.of() : MentionLinks.names(parser.parse(markdown), MOST_MENTIONED);
    }

    /**
     * The beginning as plain text, for a card.
     *
     * @param length in columns: a Chinese character takes two
     */
    public String excerpt(String markdown, int length) {
        var words = PlainLine.is(markdown) ? markdown : words(markdown);
        var whole = BEHIND_WIDE.matcher(words).replaceAll("");
        int columns = 0;
        int end = 0;
        int lastSpace = 0;
        while (end < whole.length()) {
            int letter = whole.codePointAt(end);
            columns += isWide(letter) ? 2 : 1;
            if (columns > length) {
                return cut(whole, end, lastSpace);
            }
            end += Character.charCount(letter);
            lastSpace = Character.isWhitespace(letter) || isWide(letter) ? end : lastSpace;
        }
        return whole;
    }

    private String words(String markdown) {
        var document = parser.parse(markdown);
        document.accept(new PlainWords());
        return SPACES.matcher(text.render(document)).replaceAll(" ").strip();
    }

    private static List<Heading> headings(Node document) {
        var headings = new ArrayList<Heading>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(heading);
            }
        });
        return headings;
    }

    private static String cut(String whole, int end, int lastSpace) {
        int at = lastSpace > 0 ? lastSpace : end;
        return TAIL.matcher(whole.substring(0, at)).replaceFirst("") + "…";
    }

    private static boolean isWide(int letter) {
        return letter >= 0x2E80 && letter <= 0x9FFF || letter >= 0xF900 && letter <= 0xFFEF || letter >= 0x20000;
    }

    private static PolicyFactory policy() {
        return new HtmlPolicyBuilder()
                .allowElements("p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "ul", "ol", "li")
                .allowElements("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "a", "img")
                .allowAttributes("start")
                .matching(Pattern.compile("\\d{1,9}"))
                .onElements("ol")
                .allowAttributes("align")
                .matching(true, "left", "center", "right")
                .onElements("th", "td")
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href")
                .onElements("a")
                .requireRelsOnLinks("nofollow", "noopener")
                // only pictures that people uploaded here: no reader is made to call a stranger's server
                .allowAttributes("src")
                .matching(Pattern.compile("/m/[A-Za-z0-9._/-]+"))
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img")
                .allowAttributes("width", "height")
                .matching(Pattern.compile("\\d{1,5}"))
                .onElements("img")
                .allowAttributes("srcset")
                .matching(PictureSizes.SOURCES)
                .onElements("img")
                .allowAttributes("sizes")
                .matching(true, PictureSizes.SHOWN)
                .onElements("img")
                .allowAttributes("loading")
                .matching(true, "lazy")
                .onElements("img")
                .toFactory();
    }
}
