package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {
    /** A key in quotation marks; when something is added to it, it stands for all keys that begin so. */
    private static final Pattern USE = Pattern.compile("\"(?![^\"]*\\.(?:js|yaml)\")((?:%s)\\.[a-z0-9.-]*)\"(\\s*\\+)?"
            .formatted(String.join("|", Messages.FEATURES)));

    /** Events whose names look like keys. */
    private static final Set<String> EVENTS = Set.of("chat.changed", "chat.drafted", "chat.standing");

    private final Messages messages = new Messages(MessagesTest.class.getClassLoader(), Messages.FEATURES);

    @Test
    void every_word_is_in_both_languages() {
        assertEquals(messages.keys(Language.EN), messages.keys(Language.ZH));
    }

    @Test
    void a_key_begins_with_its_feature() {
        for (var feature : Messages.FEATURES) {
            var own = new Messages(MessagesTest.class.getClassLoader(), java.util.List.of(feature));
            assertTrue(own.keys(Language.EN).stream().allMatch(key -> key.startsWith(feature + ".")), feature);
        }
    }

    @Test
    void every_key_that_is_used_exists() {
        var missing = new TreeSet<>(exact(uses()));
        missing.removeAll(messages.keys(Language.EN));
        missing.removeAll(EVENTS);
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_key_that_exists_is_used() {
        var uses = uses();
        var exact = exact(uses);
        var prefixes = uses.stream()
                .filter(use -> use.endsWith("+"))
                .map(use -> use.substring(0, use.length() - 1))
                .toList();
        var unused = messages.keys(Language.EN).stream()
                .filter(key -> !exact.contains(key) && prefixes.stream().noneMatch(key::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unused);
    }

    @Test
    void a_missing_key_is_a_fault() {
        assertThrows(NoSuchElementException.class, () -> messages.text(Language.EN, "page.no-such-thing"));
    }

    @Test
    void plurals_follow_the_language() {
        assertEquals("1 comment", messages.text(Language.EN, "articles.comments", 1));
        assertEquals("12 comments", messages.text(Language.EN, "articles.comments", 12));
        assertEquals("12 comments", messages.text(Language.EN, "articles.comments", 12));
        assertEquals("1,200 comments", messages.text(Language.EN, "articles.comments", 1200));
        assertEquals("1 条评论", messages.text(Language.ZH, "articles.comments", 1));
    }

    @Test
    void arguments_are_put_in_where_the_language_wants_them() {
        assertEquals("回复陈予安", messages.text(Language.ZH, "articles.comments.reply-to", "陈予安"));
        var pieces = messages.pieces(Language.ZH, "notices.kind.reply");
        assertEquals(4, pieces.size());
        assertTrue(pieces.get(0).is(0));
        assertEquals("回复了您在", pieces.get(1).words());
        assertTrue(pieces.get(2).is(1));
    }

    private static Set<String> exact(Set<String> uses) {
        return uses.stream().filter(use -> !use.endsWith("+")).collect(Collectors.toSet());
    }

    private static Set<String> uses() {
        var uses = new HashSet<String>();
        for (var folder : new String[] {"src/main/jte", "src/main/java/io/placard/site"}) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    USE.matcher(Files.readString(file))
                            .results()
                            .forEach(use -> uses.add(use.group(1) + (use.group(2) == null ? "" : "+")));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return uses;
    }
}
