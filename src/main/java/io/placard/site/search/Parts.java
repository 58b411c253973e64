package io.placard.site.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cuts what somebody typed into words, phrases and operators with their values; every text can be cut. */
final class Parts {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private final String text;
    private final Collection<String> operators;
    private final List<Spoken> parts = new ArrayList<>();
    private int at;

    /** @param operators the words that mean something before a colon, in small letters */
    Parts(String typed, Collection<String> operators) {
        this.text = Typed.clean(typed);
        this.operators = operators;
    }

    List<Spoken> read() {
        while (at < text.length()) {
            if (Typed.isSpace(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            } else {
                part();
            }
        }
        return List.copyOf(parts);
    }

    private void part() {
        var operator = operator();
        if (operator.isPresent()) {
            at += operator.get().length() + 1;
            parts.add(new Spoken(operator.get(), value(), false));
            return;
        }
        var without = text.charAt(at) == '-' && at + 1 < text.length() && !Typed.isSpace(text.codePointAt(at + 1));
        at += without ? 1 : 0;
        var words = value();
        if (!words.isEmpty()) {
            parts.add(new Spoken("", words, without));
        }
    }

    private Optional<String> operator() {
        return operators.stream()
                .filter(word -> text.regionMatches(true, at, word + ":", 0, word.length() + 1))
                .findFirst();
    }

    /** What stands between quotation marks, or up to a space or to one of them. */
    private String value() {
        var quoted = at < text.length() && text.charAt(at) == '"';
        var from = quoted ? ++at : at;
        while (at < text.length() && text.charAt(at) != '"' && (quoted || !Typed.isSpace(text.codePointAt(at)))) {
            at += Character.charCount(text.codePointAt(at));
        }
        var value = text.substring(from, at);
        at += quoted && at < text.length() ? 1 : 0;
        return SPACES.matcher(value).replaceAll(" ").strip();
    }
}
