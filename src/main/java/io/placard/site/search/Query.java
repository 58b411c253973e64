package io.placard.site.search;

import io.placard.site.page.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is looked for.
 *
 * @param user the user name of whose it is
 * @param tags all of which the article has that it is or stands in
 * @param language the article's
 * @param file whether it is a file or an article with one
 * @param before the day before which it was written
 * @param after the first day on which it may have been written
 * @param wrong operators with values that say nothing; the rest holds all the same
 */
record Query(
        List<Term> terms,
        Optional<String> user,
        List<String> tags,
        Optional<Language> language,
        boolean file,
        Optional<LocalDate> before,
        Optional<LocalDate> after,
        List<Wrong> wrong) {

    /** Reads what somebody typed; every text is a query. */
    static Query of(String typed) {
        return new QueryReader(typed).read();
    }

    /** What must be there. */
    List<String> words() {
        return terms.stream().filter(term -> !term.without()).map(Term::words).toList();
    }

    /** What must not. */
    List<String> without() {
        return terms.stream().filter(Term::without).map(Term::words).toList();
    }

    /** Whether it says what to look for, and not only what not. */
    boolean asks() {
        return !words().isEmpty()
                || user.isPresent()
                || !tags.isEmpty()
                || language.isPresent()
                || file
                || before.isPresent()
                || after.isPresent();
    }

    /** As it could be typed: read again, it is the same. */
    String print() {
        return Stream.of(
                        terms.stream().map(Term::print),
                        user.stream().map(name -> operator(Operator.USER, name)),
                        tags.stream().map(tag -> operator(Operator.TAG, tag)),
                        language.stream().map(one -> operator(Operator.LANG, one == Language.EN ? "en" : "zh")),
                        file ? Stream.of("has:file") : Stream.<String>empty(),
                        before.stream().map(day -> operator(Operator.BEFORE, day.toString())),
                        after.stream().map(day -> operator(Operator.AFTER, day.toString())),
                        wrong.stream().map(one -> operator(one.operator(), one.value())))
                .flatMap(parts -> parts)
                .collect(Collectors.joining(" "));
    }

    private static String operator(Operator operator, String value) {
        return operator.word() + ":" + (Typed.isOneWord(value) ? value : '"' + value + '"');
    }

    /** An operator whose value says nothing. */
    record Wrong(Operator operator, String value) {}
}
