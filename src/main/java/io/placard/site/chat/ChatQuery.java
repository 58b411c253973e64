package io.placard.site.chat;

import io.placard.site.search.Search;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages are looked for.
 *
 * @param words what must be there
 * @param without what must not
 * @param from a name of who wrote it
 * @param in a name of the conversation, or of whom it is with
 * @param has what it must have, as the database says it
 * @param before the day before which it was written
 * @param after the first day on which it may have been written
 * @param wrong operators with values that say nothing; the rest holds all the same
 */
record ChatQuery(
        List<String> words,
        List<String> without,
        Optional<String> from,
        Optional<String> in,
        Set<String> has,
        Optional<LocalDate> before,
        Optional<LocalDate> after,
        List<Wrong> wrong) {

    /** What can be had, as it is typed. */
    private static final Map<String, String> HAS = Map.ofEntries(
            Map.entry("link", "link"),
            Map.entry("links", "link"),
            Map.entry("链接", "link"),
            Map.entry("网址", "link"),
            Map.entry("file", "file"),
            Map.entry("files", "file"),
            Map.entry("文件", "file"),
            Map.entry("附件", "file"),
            Map.entry("picture", "picture"),
            Map.entry("pictures", "picture"),
            Map.entry("image", "picture"),
            Map.entry("图片", "picture"),
            Map.entry("照片", "picture"));

    /** An operator whose value says nothing. */
    record Wrong(ChatOperator operator, String value) {}

    /** Reads what somebody typed; every text is a query. */
    static ChatQuery of(String typed) {
        var words = new ArrayList<String>();
        var without = new ArrayList<String>();
        var said = new Said();
        for (var part : Search.read(typed, ChatOperator.WORDS)) {
            if (!part.operator().isEmpty()) {
                said.take(ChatOperator.of(part.operator()), part.value());
            } else if (part.without()) {
                without.add(part.value());
            } else {
                words.add(part.value());
            }
        }
        return new ChatQuery(
                words,
                without,
                Optional.ofNullable(said.from),
                Optional.ofNullable(said.in),
                said.has,
                Optional.ofNullable(said.before),
                Optional.ofNullable(said.after),
                said.wrong);
    }

    /** Whether it says what to look for, and not only what not. */
    boolean asks() {
        return !words.isEmpty()
                || from.isPresent()
                || in.isPresent()
                || !has.isEmpty()
                || before.isPresent()
                || after.isPresent();
    }

    /** What the operators say; of one said twice the last holds. */
    private static final class Said {

        private String from;
        private String in;
        private final Set<String> has = new LinkedHashSet<>();
        private LocalDate before;
        private LocalDate after;
        private final List<Wrong> wrong = new ArrayList<>();

        private void take(ChatOperator operator, String value) {
            var name = Search.fold(value).replaceFirst("^[@#]", "");
            var understood =
                    switch (operator) {
                        case FROM -> !name.isEmpty();
                        case IN -> !name.isEmpty();
                        case HAS -> HAS.containsKey(name);
                        case BEFORE, AFTER -> Search.day(value).isPresent();
                    };
            if (understood) {
                keep(operator, name, value);
            } else {
                wrong.add(new Wrong(operator, value));
            }
        }

        private void keep(ChatOperator operator, String name, String value) {
            switch (operator) {
                case FROM -> from = name;
                case IN -> in = name;
                case HAS -> has.add(HAS.get(name));
                case BEFORE -> before = Search.day(value).orElseThrow();
                case AFTER -> after = Search.day(value).orElseThrow();
            }
        }
    }
}
