package io.placard.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/**
 * The static files, all in memory and each under an address with its content's hash. A look-up by the address as it was
 * sent, letter by letter, is all there is: no path is decoded or joined, so nothing outside can be reached. Thread-safe.
 */
public final class Assets {

    static final String PREFIX = "/static/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private volatile Map<String, Asset> assets = Map.of();
    private volatile Map<String, String> urls = Map.of();

    /** From now on these files, by their path in {@code webroot/}, are served. Blocking: compresses them. */
    public void load(Map<String, byte[]> webroot) {
        var made = new AssetFiles(webroot).make();
        assets = made.assets();
        urls = made.urls();
    }

    /** The hashed address of a file of {@code webroot/}, such as {@code css/placard.css}. */
    public String url(String path) {
        var url = urls.get(path);
        if (url == null) {
            throw new IllegalArgumentException("no such file in webroot: " + path);
        }
        return url;
    }

    boolean serves(String path) {
        return path.startsWith(PREFIX);
    }

    void handle(HttpServerRequest request, String path) {
        var asset = assets.get(path);
        var response = request.response();
        if (asset == null) {
            SecurityHeaders.plain(response, false);
            response.setStatusCode(404).putHeader("Content-Type", "text/plain").end("no such file\n");
        } else if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            response.setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
        } else {
            AssetAnswer.send(request, asset, asset.lasting() ? FOR_EVER : "no-cache");
        }
    }
}
