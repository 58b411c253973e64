package io.placard.gateway.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line for each request, in the combined format, without the secrets of its address. Written by a thread of its own:
 * a full disk or a slow terminal costs lines, never a request.
 */
public final class AccessLog implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final AccessLogTarget target;
    private final Client client;
    private final Clock clock;
    private volatile LogWriter writer;

    public AccessLog(AccessLogTarget target, Client client, Clock clock) {
        this.target = target;
        this.client = client;
        this.clock = clock;
    }

    /** Begins to write: a process that never listens leaves the file alone. */
    public void open() {
        writer = switch (target) {
            case AccessLogTarget.Off off -> null;
            case AccessLogTarget.Stdout stdout -> LogWriter.toStdout();
            case AccessLogTarget.ToFile file -> LogWriter.toFile(file.path());
        };
    }

    /** Logs the request when its answer is sent or its connection is lost. */
    void watch(HttpServerRequest request) {
        var to = writer;
        if (to != null) {
            request.response().endHandler(sent -> to.write(line(request)));
        }
    }

    /** Writes what is waiting and closes the file. */
    @Override
    public void close() {
        var open = writer;
        if (open != null) {
            open.close();
        }
    }

    private String line(HttpServerRequest request) {
        var response = request.response();
        return client.address(request) + " - - [" + TIME.format(clock.instant()) + "] \"" + request.method() + ' '
                + clean(Redaction.of(request.uri())) + ' ' + version(request.version()) + "\" "
                + response.getStatusCode() + ' ' + response.bytesWritten() + " \""
                + header(request, "Referer") + "\" \"" + header(request, "User-Agent") + "\"\n";
    }

    private static String header(HttpServerRequest request, String name) {
        var value = request.getHeader(name);
        return value == null ? "-" : clean(Redaction.of(value));
    }

    /** A quotation mark or a control character would let a stranger forge lines. */
    private static String clean(String text) {
        var clean = true;
        for (var i = 0; i < text.length() && clean; i++) {
            var c = text.charAt(i);
            clean = c >= ' ' && c != '"' && c != '\\' && c != 127;
        }
        return clean ? text : text.replaceAll("[\\x00-\\x1f\\x7f\"\\\\]", "?");
    }

    private static String version(HttpVersion version) {
        return version == HttpVersion.HTTP_1_0 ? "HTTP/1.0" : "HTTP/1.1";
    }
}
