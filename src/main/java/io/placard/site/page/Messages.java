package io.placard.site.page;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Every word a person reads, in every language: ICU messages from {@code io/placard/site/FEATURE/messages_LANGUAGE.properties}.
 * Keys begin with their feature's name. Safe for many threads.
 */
public final class Messages {
    /** The features that have words. */
    public static final List<String> FEATURES = List.of("page", "articles", "notices", "accounts", "about", "errors");

    private final Map<Language, Map<String, Message>> byLanguage = new EnumMap<>(Language.class);

    /**
     * Reads all files.
     *
     * @throws NoSuchElementException when one is missing
     */
    public Messages(ClassLoader loader, List<String> features) {
        for (var language : Language.values()) {
            var messages = new TreeMap<String, Message>();
            for (var feature : features) {
                read(loader, feature, language)
                        .forEach((key, pattern) -> messages.put(
                                (String) key, Message.of((String) pattern, ULocale.forLanguageTag(language.tag()))));
            }
            byLanguage.put(language, Collections.unmodifiableMap(messages));
        }
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

    private sealed interface Message {
        String text(Object... arguments);

        List<Piece> pieces();

        static Message of(String pattern, ULocale locale) {
            var parsed = new MessagePattern(pattern);
            var complex = false;
            for (int i = 0; i < parsed.countParts(); i++) {
                complex |= parsed.getPart(i).getType() == Part.Type.ARG_START
                        && parsed.getPart(i).getArgType() != ArgType.NONE;
            }
            return complex ? new Formatted(new MessageFormat(pattern, locale)) : Plain.of(parsed);
        }
    }

    /** Words and plain arguments: by far the most, so they are only joined. */
    private record Plain(List<Piece> pieces) implements Message {

        static Plain of(MessagePattern pattern) {
            var unquoted = pattern.getPatternString();
            var pieces = new ArrayList<Piece>();
            var words = new StringBuilder();
            int from = 0;
            for (int i = 0; i < pattern.countParts(); i++) {
                var part = pattern.getPart(i);
                switch (part.getType()) {
                    case MSG_START, ARG_LIMIT -> from = part.getLimit();
                    case SKIP_SYNTAX -> {
                        words.append(unquoted, from, part.getIndex());
                        from = part.getLimit();
                    }
                    case INSERT_CHAR -> {
                        words.append(unquoted, from, part.getIndex()).append((char) part.getValue());
                        from = part.getIndex();
                    }
                    case ARG_START, MSG_LIMIT -> {
                        words.append(unquoted, from, part.getIndex());
                        if (!words.isEmpty()) {
                            pieces.add(new Piece(words.toString(), OptionalInt.empty()));
                            words.setLength(0);
                        }
                    }
                    case ARG_NUMBER -> pieces.add(new Piece("", OptionalInt.of(part.getValue())));
                    default -> throw new IllegalArgumentException("Number the arguments of: " + unquoted);
                }
            }
            return new Plain(List.copyOf(pieces));
        }

        @Override
        public String text(Object... arguments) {
            if (pieces.size() == 1 && pieces.getFirst().argument().isEmpty()) {
                return pieces.getFirst().words();
            }
            var text = new StringBuilder();
            for (var piece : pieces) {
                if (piece.argument().isPresent()) {
                    text.append(arguments[piece.argument().getAsInt()]);
                } else {
                    text.append(piece.words());
                }
            }
            return text.toString();
        }
    }

    /** Plurals and numbers. ICU's formats are not safe for threads, so each use has a copy; small counts are remembered. */
    private record Formatted(MessageFormat format, AtomicReferenceArray<String> small) implements Message {
        private static final int REMEMBERED = 256;

        Formatted(MessageFormat format) {
            this(format, new AtomicReferenceArray<>(REMEMBERED));
        }

        @Override
        public String text(Object... arguments) {
            if (arguments.length != 1 || !(arguments[0] instanceof Integer count) || count < 0 || count >= REMEMBERED) {
                return copy().format(arguments);
            }
            var known = small.get(count);
            if (known == null) {
                known = copy().format(arguments);
                small.set(count, known);
            }
            return known;
        }

        @Override
        public List<Piece> pieces() {
            throw new IllegalArgumentException("Only plain arguments can be elements: " + format.toPattern());
        }

        private MessageFormat copy() {
            synchronized (format) {
                return (MessageFormat) format.clone();
            }
        }
    }
}
