package io.placard.gateway.http;

import io.placard.channel.Sending;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers one request with a file that the site has chosen, straight from the disk. On the site's threads. */
final class FileAnswer {

    private static final String CONTENT_RANGE = "Content-Range";

    private FileAnswer() {}

    static Future<Void> send(HttpServerRequest request, Sending file) {
        var response = request.response();
        response.putHeader(HttpHeaders.ETAG, file.etag()).putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        file.headers().forEach(response::putHeader);
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && (known.equals("*") || known.contains(file.etag()))) {
            return response.setStatusCode(304).end();
        }
        var range = request.getHeader("Range");
        var condition = request.getHeader("If-Range");
        // a range of another version would not fit to the part that the browser has
        return range == null || condition != null && !condition.equals(file.etag())
                ? whole(request, file)
                : ranged(request, file, ByteRange.parse(range, file.size()));
    }

    private static Future<Void> ranged(HttpServerRequest request, Sending file, ByteRange range) {
        var response = request.response();
        return switch (range) {
            case ByteRange.Whole whole -> whole(request, file);
            case ByteRange.Unsatisfiable no ->
                response.setStatusCode(416)
                        .putHeader(CONTENT_RANGE, "bytes */" + file.size())
                        .end();
            case ByteRange.Part part -> {
                response.setStatusCode(206)
                        .putHeader(CONTENT_RANGE, "bytes " + part.first() + "-" + part.last() + "/" + file.size());
                yield body(request, response, file, part);
            }
        };
    }

    private static Future<Void> whole(HttpServerRequest request, Sending file) {
        return body(request, request.response(), file, new ByteRange.Part(0, file.size() - 1));
    }

    private static Future<Void> body(
            HttpServerRequest request, HttpServerResponse response, Sending file, ByteRange.Part part) {
        var length = part.last() + 1 - part.first();
        if (request.method() == HttpMethod.HEAD || length == 0) {
            return response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length))
                    .end();
        }
        return response.sendFile(file.file().toString(), part.first(), length);
    }
}
