package io.placard.site.page;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Finds {@code @username} in a text's own words: not in code, links, addresses or the names of pictures. */
final class MentionLinks {

    /** What stands before it must not make it the end of something else, such as an address of mail. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![A-Za-z0-9_.@/+-])@([A-Za-z0-9][A-Za-z0-9._-]{1,31}+)(?![A-Za-z0-9@])");

    private static final Pattern STOP = Pattern.compile("[._-]+$");

    private MentionLinks() {}

    /** The user names that may be meant, each once: one that ends a sentence also without its stop. */
    static Set<String> names(Node document, int most) {
        var names = new LinkedHashSet<String>();
        var found = new LinkedHashSet<String>();
        visit(document, (text, match) -> {
            var name = name(match);
            if (found.size() < most || found.contains(name)) {
                found.add(name);
                names.add(name);
                names.add(unstopped(name));
            }
        });
        return names;
    }

    /** Makes links of the mentions of these people. */
    static void link(Node document, Set<String> people) {
        visit(document, (text, match) -> {
            var name = name(match);
            var known = people.contains(name) ? name : unstopped(name);
            if (people.contains(known)) {
                var link = new Link("/people/" + known + "/", null);
                link.appendChild(
                        new Text(text.getLiteral().substring(match.start(), match.start() + 1 + known.length())));
                split(text, match.start(), match.start() + 1 + known.length(), link);
            }
        });
    }

    /** The last of a text's mentions first, so that the places of those before it stay true. */
    private static void visit(Node document, BiConsumer<Text, MatchResult> found) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                MENTION.matcher(text.getLiteral())
                        .results()
                        .toList()
                        .reversed()
                        .forEach(match -> found.accept(text, match));
            }

            @Override
            public void visit(Link link) {
                // a link in a link is none
            }

            @Override
            public void visit(Image image) {
                // its words are its name
            }
        });
    }

    private static void split(Text text, int from, int to, Link link) {
        var literal = text.getLiteral();
        text.insertAfter(link);
        if (to < literal.length()) {
            link.insertAfter(new Text(literal.substring(to)));
        }
        text.setLiteral(literal.substring(0, from));
    }

    private static String name(MatchResult match) {
        return match.group(1).toLowerCase(Locale.ROOT);
    }

    private static String unstopped(String name) {
        return STOP.matcher(name).replaceFirst("");
    }
}
