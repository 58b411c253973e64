package io.placard.site.search;

import io.placard.site.page.Language;
import io.placard.site.search.Query.Wrong;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a query. What Chinese keyboards type, such as full-width colons and quotation marks, is what others type. */
final class QueryReader {

    private static final Set<String> ENGLISH = Set.of("en", "english", "英文", "英语");
    private static final Set<String> CHINESE = Set.of("zh", "zh-hans", "zh-cn", "chinese", "中文", "汉语");
    private static final Set<String> FILES = Set.of("file", "files", "文件", "附件");

    private final List<Spoken> parts;
    private final List<Term> terms = new ArrayList<>();
    private Optional<String> user = Optional.empty();
    private final Set<String> tags = new LinkedHashSet<>();
    private Optional<Language> language = Optional.empty();
    private boolean file;
    private Optional<LocalDate> before = Optional.empty();
    private Optional<LocalDate> after = Optional.empty();
    private final List<Wrong> wrong = new ArrayList<>();

    QueryReader(String typed) {
        this.parts = new Parts(typed, Operator.WORDS).read();
    }

    Query read() {
        for (var part : parts) {
            if (part.operator().isEmpty()) {
                terms.add(new Term(part.value(), part.without()));
            } else {
                operate(Operator.valueOf(part.operator().toUpperCase(Locale.ROOT)), part.value());
            }
        }
        return new Query(
                List.copyOf(terms), user, List.copyOf(tags), language, file, before, after, List.copyOf(wrong));
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
        var said = Days.read(value);
        before = said.or(() -> before);
        return said.isPresent();
    }

    private boolean after(String value) {
        var said = Days.read(value);
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
}
