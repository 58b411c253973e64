package io.placard.site.page;

import static io.vertx.core.Future.await;

import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A table for spreadsheets, written line by line as fast as it is read: RFC 4180 in UTF-8, with the mark by which
 * spreadsheets know it. What begins like a formula must not become one there. On virtual threads.
 */
public final class Csv {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int CHUNK = 16 << 10;
    private static final int PATIENCE_SECONDS = 30;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Request request;
    private final StringBuilder waiting = new StringBuilder(BYTE_ORDER_MARK);

    private Csv(Request request) {
        this.request = request;
    }

    /**
     * Answers with a file.
     *
     * @param name of it, without today's date and the ending
     * @param head the first line
     * @param lines writes the others
     */
    public static void answer(Request request, String name, List<String> head, Consumer<Csv> lines) {
        var csv = new Csv(request);
        var response = request.routing().response();
        csv.line(head);
        try {
            csv.begin(name);
            lines.accept(csv);
            await(response.end(csv.taken()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (Throwable broken) { // await throws whatever a future failed with, checked or not
            if (response.closed()) {
                return; // whoever asked has left
            }
            if (response.headWritten()) {
                // half a table must not look like a whole one
                await(request.routing().request().connection().close().otherwiseEmpty());
            }
            throw broken;
        }
    }

    /** Writes a line; waits while the reader is slower. */
    public void line(List<String> cells) {
        waiting.append(of(cells));
        if (waiting.length() >= CHUNK) {
            await(request.routing().response().write(taken()).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
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

    private void begin(String name) {
        var day = request.page().now().atZone(request.page().zone()).toLocalDate();
        HttpServerResponse response = request.routing().response();
        response.setChunked(true)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Type", "text/csv; charset=utf-8")
                .putHeader("Content-Disposition", "attachment; filename=\"%s-%s.csv\"".formatted(name, day));
    }

    private String taken() {
        var taken = waiting.toString();
        waiting.setLength(0);
        return taken;
    }
}
