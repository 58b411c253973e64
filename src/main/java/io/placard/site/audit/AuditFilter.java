package io.placard.site.audit;

import io.placard.site.page.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Which acts are listed.
 *
 * @param who a user name; a tilde: the command line; empty: anybody
 * @param what the first word of an act; empty: anything
 * @param from the first day; empty: from the beginning
 * @param to the last day; empty: until now
 * @param before the line behind which the page begins
 */
public record AuditFilter(
        String who, String what, Optional<LocalDate> from, Optional<LocalDate> to, OptionalLong before) {

    /** What acts can be about. */
    public static final List<String> KINDS = List.of(
            "account",
            "article",
            "comment",
            "report",
            "file",
            "tag",
            "announcement",
            "clock",
            "configuration",
            "token",
            "backup",
            "chat",
            "server");

    /** All there are. */
    public static final AuditFilter ALL =
            new AuditFilter("", "", Optional.empty(), Optional.empty(), OptionalLong.empty());

    /** As no user name can be. */
    private static final String COMMAND_LINE = "~";

    private static final String LIST = "/admin/audit/";
    private static final int LONGEST = 40;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 3000;

    static AuditFilter of(Request request) {
        var who = request.query("who").orElse("").replace("\0", "").strip();
        return new AuditFilter(
                who.substring(0, Math.min(LONGEST, who.length()))
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^@", ""),
                request.query("what").filter(KINDS::contains).orElse(""),
                request.query("from").flatMap(AuditFilter::day),
                request.query("to").flatMap(AuditFilter::day),
                request.number(request.query("before").orElse("")));
    }

    /** The path of the list that differs by what the acts are about. */
    public String withWhat(String other) {
        return path(LIST, other, "");
    }

    /** Whether only what was done on the command line is listed. */
    public boolean byCommand() {
        return who.equals(COMMAND_LINE);
    }

    /** The path of the list of what was done on the command line, or that of what anybody did. */
    public String withCommand(boolean only) {
        return new AuditFilter(only ? COMMAND_LINE : "", what, from, to, before).path(LIST, what, "");
    }

    /** The path of what comes behind this line. */
    public String behind(long line) {
        return path(LIST, what, Long.toString(line));
    }

    /** The path of all that this filter lets through, as a table. */
    public String csv() {
        return path(LIST + "export.csv", what, "");
    }

    /** A day as a field has it. */
    public static String typed(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    /** The moment at which it begins, in the reader's zone. */
    Optional<Instant> begins(Request request) {
        return from.map(day -> day.atStartOfDay(request.page().zone()).toInstant());
    }

    /** The moment at which it is over. */
    Optional<Instant> ends(Request request) {
        return to.map(day -> day.plusDays(1).atStartOfDay(request.page().zone()).toInstant());
    }

    /** Only what was asked for: an address that says less is read more easily. */
    private String path(String list, String about, String line) {
        var asked = new LinkedHashMap<String, String>();
        asked.put("who", who);
        asked.put("what", about);
        asked.put("from", typed(from));
        asked.put("to", typed(to));
        asked.put("before", line);
        return asked.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", list + "?", ""));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() < LAST_YEAR);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
