package io.placard.site.search;

import io.placard.site.page.Language;
import io.placard.site.search.Query.Wrong;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a query. What Chinese keyboards type, such as full-width colons and quotation marks, is what others type. */
final class QueryReader {

    private static final Set<String> ENGLISH = Set.of("en", "english", "英文", "英语");
    private static final Set<String> CHINESE = Set.of("zh", "zh-hans", "zh-cn", "chinese", "中文", "汉语");
    private static final Set<String> FILES = Set.of("file", "files", "文件", "附件");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2999;

    private final String text;
    private int at;
    private final List<Term> terms = new ArrayList<>();
    private Optional<String> user = Optional.empty();
    private final Set<String> tags = new LinkedHashSet<>();
    private Optional<Language> language = Optional.empty();
    private boolean file;
    private Optional<LocalDate> before = Optional.empty();
    private Optional<LocalDate> after = Optional.empty();
    private final List<Wrong> wrong = new ArrayList<>();

    QueryReader(String typed) {
        this.text = Typed.clean(typed);
    }

    Query read() {
        while (at < text.length()) {
            if (Typed.isSpace(text.codePointAt(at))) {
                at += Character.charCount(text.codePointAt(at));
            } else {
                part();
            }
        }
        return new Query(
                List.copyOf(terms), user, List.copyOf(tags), language, file, before, after, List.copyOf(wrong));
    }

    private void part() {
        var operator = Operator.at(text, at);
        if (operator.isPresent()) {
            at += operator.get().word().length() + 1;
            operate(operator.get(), value());
            return;
        }
        var without = text.charAt(at) == '-' && at + 1 < text.length() && !Typed.isSpace(text.codePointAt(at + 1));
        at += without ? 1 : 0;
        var words = value();
        if (!words.isEmpty()) {
            terms.add(new Term(words, without));
        }
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

    private void operate(Operator operator, String value) {
        var small = Normalizer.normalize(value.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
        var understood =
                switch (operator) {
                    case USER -> user(small.startsWith("@") ? small.substring(1) : small);
                    case TAG -> tag(small);
                    case LANG -> language(small);
                    case HAS -> file(small);
                    case BEFORE -> before(value);
                    case AFTER -> after(value);
                };
        if (!understood) {
            wrong.add(new Wrong(operator, value));
        }
    }

    private boolean user(String name) {
        user = name.isEmpty() ? user : Optional.of(name);
        return !name.isEmpty();
    }

    private boolean tag(String name) {
        if (!name.isEmpty()) {
            tags.add(name);
        }
        return !name.isEmpty();
    }

    private boolean file(String name) {
        file |= FILES.contains(name);
        return FILES.contains(name);
    }

    private boolean before(String value) {
        var said = day(value);
        before = said.or(() -> before);
        return said.isPresent();
    }

    private boolean after(String value) {
        var said = day(value);
        after = said.or(() -> after);
        return said.isPresent();
    }

    private boolean language(String name) {
        var said = ENGLISH.contains(name)
                ? Optional.of(Language.EN)
                : CHINESE.contains(name) ? Optional.of(Language.ZH) : Optional.<Language>empty();
        language = said.or(() -> language);
        return said.isPresent();
    }

    private static Optional<LocalDate> day(String value) {
        var parts = DAY.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var year = Integer.parseInt(parts.group(1));
            var day = LocalDate.of(year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
            return year >= EARLIEST && year <= LATEST ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
