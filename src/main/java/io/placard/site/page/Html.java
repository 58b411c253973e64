package io.placard.site.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** A page as an answer: packed where the browser takes it and it is worth while. */
final class Html {

    private static final int WORTH_PACKING = 1_400;

    private Html() {}

    static void answer(RoutingContext routing, int status, byte[] bytes) {
        if (routing.response().ended()) {
            return; // too late: the gateway has answered
        }
        var response = routing.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Vary", "Accept-Encoding, Accept-Language, Cookie");
        var accepted = routing.request().getHeader("Accept-Encoding");
        if (bytes.length > WORTH_PACKING && accepted != null && accepted.contains("gzip")) {
            response.putHeader("Content-Encoding", "gzip").end(Buffer.buffer(packed(bytes)));
        } else {
            response.end(Buffer.buffer(bytes));
        }
    }

    private static byte[] packed(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return out.toByteArray();
    }
}
