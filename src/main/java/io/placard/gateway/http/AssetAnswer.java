package io.placard.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers one request for one asset: not modified, a range of it, or the whole in the encoding that suits. */
final class AssetAnswer {

    private static final CharSequence NOSNIFF_NAME = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence RANGE = HttpHeaders.createOptimized("Range");
    private static final CharSequence IF_RANGE = HttpHeaders.createOptimized("If-Range");
    private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");

    private AssetAnswer() {}

    static void send(HttpServerRequest request, Asset asset, String caching) {
        var response = request.response();
        response.putHeader(HttpHeaders.ETAG, asset.etag())
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .putHeader(HttpHeaders.ACCEPT_RANGES, BYTES)
                .putHeader(NOSNIFF_NAME, NOSNIFF);
        if (asset.gzip().isPresent()) {
            response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && (known.equals("*") || known.contains(asset.etag()))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type());
        var range = request.getHeader(RANGE);
        if (range == null || stale(request, asset)) {
            whole(request, asset);
        } else {
            ranged(request, asset, ByteRange.parse(range, asset.identity().length()));
        }
    }

    /** A range of another version would not fit to the part that the browser has. */
    private static boolean stale(HttpServerRequest request, Asset asset) {
        var condition = request.getHeader(IF_RANGE);
        return condition != null && !condition.equals(asset.etag());
    }

    private static void whole(HttpServerRequest request, Asset asset) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        var response = request.response();
        if (accepted != null && asset.brotli().isPresent() && Encodings.accepts(accepted, "br")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "br");
            body(request, response, asset.brotli().get());
        } else if (accepted != null && asset.gzip().isPresent() && Encodings.accepts(accepted, "gzip")) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            body(request, response, asset.gzip().get());
        } else {
            body(request, response, asset.identity());
        }
    }

    private static void ranged(HttpServerRequest request, Asset asset, ByteRange range) {
        var response = request.response();
        var length = asset.identity().length();
        switch (range) {
            case ByteRange.Whole whole -> whole(request, asset);
            case ByteRange.Unsatisfiable no ->
                response.setStatusCode(416)
                        .putHeader("Content-Range", "bytes */" + length)
                        .end();
            case ByteRange.Part part -> {
                response.setStatusCode(206)
                        .putHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + length);
                body(
                        request,
                        response,
                        asset.identity().slice(Math.toIntExact(part.first()), Math.toIntExact(part.last() + 1)));
            }
        }
    }

    private static void body(HttpServerRequest request, HttpServerResponse response, Buffer body) {
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }
}
