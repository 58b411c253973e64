package io.placard;

import io.placard.store.DatabaseUrl;
import io.placard.store.RedisUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the text of a setting of one kind.
 *
 * @param allowed what the text has to be, to follow "give"
 * @param reading throws {@link IllegalArgumentException} for any other text; its message, if any, says more
 */
record Reader<T>(String allowed, boolean secret, Function<String, T> reading) {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(B|KiB|MiB|GiB)");
    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}.:%_-]+");
    private static final Pattern BRANCH = Pattern.compile("\\w[\\w-]*([./][\\w-]+)*");
    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[\\p{XDigit}:.]*:[\\p{XDigit}:.]*");

    static Reader<Integer> number(int from, int to) {
        return plain("a whole number from %d to %d".formatted(from, to), text -> {
            var number = Integer.parseInt(text);
            return within(number >= from && number <= to, number);
        });
    }

    /** A number, or the word that stands for a number of this machine's own. */
    static Reader<Integer> numberOr(String word, int meant, int to) {
        var number = number(1, to);
        return plain(
                "%s, or the word %s".formatted(number.allowed, word),
                text -> text.equals(word) ? Integer.valueOf(meant) : number.reading.apply(text));
    }

    static Reader<Duration> duration(String from, String to) {
        var shortest = duration(from);
        var longest = duration(to);
        return plain("a duration from %s to %s, such as 500ms, 25s, 10m, 12h or 7d".formatted(from, to), text -> {
            var duration = duration(text);
            return within(duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0, duration);
        });
    }

    static Reader<Long> longSize(String from, String to) {
        var least = bytes(from);
        var most = bytes(to);
        return plain("a size from %s to %s, such as 100MiB or 2GiB".formatted(from, to), text -> {
            var bytes = bytes(text);
            return within(bytes >= least && bytes <= most, bytes);
        });
    }

    static Reader<Integer> size(String from, String to) {
        var least = bytes(from);
        var most = bytes(to);
        return plain("a size from %s to %s, such as 64KiB or 1MiB".formatted(from, to), text -> {
            var bytes = bytes(text);
            return within(bytes >= least && bytes <= most, Math.toIntExact(bytes));
        });
    }

    static Reader<String> host() {
        return plain("a host name or an address", text -> matching(HOST, text));
    }

    static Reader<List<String>> addresses() {
        return list("addresses such as 127.0.0.1, ::1", text -> matching(ADDRESS, text));
    }

    static Reader<List<String>> origins() {
        return list(
                "origins such as https://mun.example.org", text -> origin(text).toString());
    }

    static Reader<Optional<URI>> optionalOrigin() {
        return optional(plain("a URL without a path, such as https://mun.example.org, or nothing", Reader::origin));
    }

    static Reader<Path> path() {
        return plain("a path", text -> within(!text.isBlank(), Path.of(text)));
    }

    static Reader<String> branch() {
        return plain("the name of a branch, such as main", text -> matching(BRANCH, text));
    }

    static Reader<String> command() {
        return plain("a command", text -> within(!text.isBlank(), text));
    }

    static <E extends Enum<E>> Reader<E> oneOf(Class<E> kind) {
        var words = Arrays.stream(kind.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return plain("one of " + words, text -> {
            within(text.equals(text.toLowerCase(Locale.ROOT)), text);
            return Enum.valueOf(kind, text.toUpperCase(Locale.ROOT));
        });
    }

    static Reader<Optional<String>> databaseUrl() {
        return secretUrl("postgresql://user:password@host:port/name", DatabaseUrl::parse);
    }

    static Reader<Optional<String>> redisUrl() {
        return secretUrl("redis://:password@host:port/number", RedisUrl::parse);
    }

    static <T> Reader<Optional<T>> optional(Reader<T> reader) {
        return plain(
                reader.allowed, text -> text.isEmpty() ? Optional.empty() : Optional.of(reader.reading.apply(text)));
    }

    static <T> Reader<T> plain(String allowed, Function<String, T> reading) {
        return new Reader<>(allowed, false, reading);
    }

    private static <T> Reader<List<T>> list(String allowed, Function<String, T> item) {
        return plain("a list, with commas between, of " + allowed, text -> Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(item)
                .toList());
    }

    private static Reader<Optional<String>> secretUrl(String form, Function<String, ?> parsing) {
        return new Reader<>(form + ", or nothing", true, text -> {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            parsing.apply(text);
            return Optional.of(text);
        });
    }

    private static URI origin(String text) {
        var uri = URI.create(text);
        var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        var bare = uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null;
        return within(web && bare && uri.getFragment() == null && uri.getPath().isEmpty(), uri);
    }

    private static Duration duration(String text) {
        var parts = DURATION.matcher(text);
        within(parts.matches(), text);
        var amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static long bytes(String text) {
        var parts = SIZE.matcher(text);
        within(parts.matches(), text);
        var shift =
                switch (parts.group(2)) {
                    case "B" -> 0;
                    case "KiB" -> 10;
                    case "MiB" -> 20;
                    default -> 30;
                };
        return Long.parseLong(parts.group(1)) << shift;
    }

    private static String matching(Pattern pattern, String text) {
        return within(pattern.matcher(text).matches(), text);
    }

    private static <T> T within(boolean allowed, T value) {
        if (!allowed) {
            throw new IllegalArgumentException();
        }
        return value;
    }
}
