package io.placard.site.page;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A table for spreadsheets, written line by line as fast as it is read: RFC 4180 in UTF-8, with the mark by which
 * spreadsheets know it. What begins like a formula must not become one there. On virtual threads.
 */
public final class Csv {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Request request;
    private final Streamed streamed;

    private Csv(Request request, Streamed streamed) {
        this.request = request;
        this.streamed = streamed;
    }

    /**
     * Answers with a file.
     *
     * @param name of it, without today's date and the ending
     * @param head the first line
     * @param lines writes the others
     */
    public static void answer(Request request, String name, List<String> head, Consumer<Csv> lines) {
        var day = request.page().now().atZone(request.page().zone()).toLocalDate();
        Streamed.answer(request, "%s-%s.csv".formatted(name, day), "text/csv; charset=utf-8", streamed -> {
            var csv = new Csv(request, streamed);
            streamed.write(BYTE_ORDER_MARK);
            csv.line(head);
            lines.accept(csv);
        });
    }

    /** Writes a line; waits while the reader is slower. */
    public void line(List<String> cells) {
        streamed.write(of(cells));
    }

    /** A time as spreadsheets read it, in the reader's zone. */
    public String time(Instant at) {
        return TIME.format(at.atZone(request.page().zone()));
    }

    /** A line of cells. */
    public static String of(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
