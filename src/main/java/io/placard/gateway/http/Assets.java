package io.placard.gateway.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The static files, all in memory and each under an address with its content's hash. A look-up by the address as it was
 * sent, letter by letter, is all there is: no path is decoded or joined, so nothing outside can be reached. Thread-safe.
 */
public final class Assets {

    static final String PREFIX = "/static/";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final int OLDER_SETS = 3;

    private final Deque<AssetSet> older = new ArrayDeque<>();
    private volatile Map<String, Asset> assets = Map.of();
    private volatile AssetSet current = AssetSet.NONE;

    /** Makes the files of a {@code webroot/} ready, by their path in it. Blocking: compresses what is new. */
    public AssetSet make(Map<String, byte[]> webroot) {
        var files = new AssetFiles(webroot, assets).make();
        return new AssetSet(files.assets(), files.urls());
    }

    /**
     * From now on these are served; of the sets before, what an open page may still ask for: the addresses that carry a
     * hash.
     */
    public synchronized void become(AssetSet next) {
        var all = new HashMap<String, Asset>();
        older.addLast(current);
        if (older.size() > OLDER_SETS) {
            older.removeFirst();
        }
        older.forEach(set -> set.lasting().forEach(all::put));
        all.putAll(next.assets());
        current = next;
        assets = Map.copyOf(all);
    }

    /** The hashed address of a file of the set that is served now. */
    public String url(String path) {
        return current.url(path);
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
