package io.placard.site.page;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every word a person reads, in every language: ICU messages from {@code io/placard/site/FEATURE/messages_LANGUAGE.properties}.
 * Keys begin with their feature's name. Safe for many threads.
 */
public final class Messages {
    /** The features that have words. */
    public static final List<String> FEATURES = List.of(
            "page",
            "articles",
            "comments",
            "reports",
            "tags",
            "publication",
            "completion",
            "newsroom",
            "clock",
            "files",
            "search",
            "notices",
            "chat",
            "presence",
            "contacts",
            "moderation",
            "accounts",
            "secondstep",
            "settings",
            "roster",
            "anonymity",
            "enrolment",
            "audit",
            "announcements",
            "conference",
            "admin",
            "tokens",
            "archive",
            "api",
            "about",
            "errors");

    private final Map<Language, Map<String, Message>> byLanguage = new EnumMap<>(Language.class);

    /**
     * Reads all files.
     *
     * @throws NoSuchElementException when a file is missing, or a message in one language
     */
    public Messages(ClassLoader loader, List<String> features) {
        for (var language : Language.values()) {
            var messages = new HashMap<String, Message>();
            for (var feature : features) {
                read(loader, feature, language)
                        .forEach((key, pattern) -> messages.put(
                                (String) key, Message.of((String) pattern, ULocale.forLanguageTag(language.tag()))));
            }
            byLanguage.put(language, Map.copyOf(messages));
        }
        requireAll();
    }

    /**
     * The words, with the arguments put in by their number.
     *
     * @throws NoSuchElementException when nobody wrote them
     */
    public String text(Language language, String key, Object... arguments) {
        return message(language, key).text(arguments);
    }

    /** The words cut at their plain arguments, for a sentence whose arguments are elements. */
    public List<Piece> pieces(Language language, String key) {
        return message(language, key).pieces();
    }

    /** All keys of one language. */
    public Set<String> keys(Language language) {
        return byLanguage.get(language).keySet();
    }

    private Message message(Language language, String key) {
        var message = byLanguage.get(language).get(key);
        if (message == null) {
            throw new NoSuchElementException("No message " + key + " in " + language.tag());
        }
        return message;
    }

    /** A word that one language lacks is found when the site starts, not when somebody reads that page. */
    private void requireAll() {
        var all = new TreeSet<String>();
        byLanguage.values().forEach(messages -> all.addAll(messages.keySet()));
        for (var language : Language.values()) {
            var missing = new TreeSet<>(all);
            missing.removeAll(keys(language));
            if (!missing.isEmpty()) {
                throw new NoSuchElementException(
                        "These messages are missing in %s: %s.".formatted(language.tag(), String.join(", ", missing)));
            }
        }
    }

    private static Properties read(ClassLoader loader, String feature, Language language) {
        var name = "io/placard/site/%s/messages_%s.properties".formatted(feature, language.tag());
        try (var stream = loader.getResourceAsStream(name)) {
            if (stream == null) {
                throw new NoSuchElementException("No file " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A run of words, or the place of an argument.
     *
     * @param words empty for an argument
     */
    public record Piece(String words, OptionalInt argument) {
        /** Whether this is the place of that argument. */
        public boolean is(int number) {
            return argument.isPresent() && argument.getAsInt() == number;
        }
    }
}
