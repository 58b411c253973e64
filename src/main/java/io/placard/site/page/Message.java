package io.placard.site.page;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import io.placard.site.page.Messages.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One message, ready to be said. Safe for many threads. */
sealed interface Message {
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

    /** Words and plain arguments: by far the most, so they are only joined. */
    record Plain(List<Piece> pieces) implements Message {

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
    record Formatted(MessageFormat format, AtomicReferenceArray<String> small) implements Message {
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
