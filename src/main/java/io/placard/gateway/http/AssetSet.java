package io.placard.gateway.http;

import java.util.Map;
import java.util.stream.Collectors;

/** The static files of one generation. Immutable. */
public final class AssetSet {

    static final AssetSet NONE = new AssetSet(Map.of(), Map.of());

    private final Map<String, Asset> assets;
    private final Map<String, String> urls;

    /**
     * @param assets each by its address, hashed and plain
     * @param urls the hashed address of each file of {@code webroot/}
     */
    AssetSet(Map<String, Asset> assets, Map<String, String> urls) {
        this.assets = assets;
        this.urls = urls;
    }

    /** The hashed address of a file of {@code webroot/}, such as {@code css/placard.css}. */
    public String url(String path) {
        var url = urls.get(path);
        if (url == null) {
            throw new IllegalArgumentException("no such file in webroot: " + path);
        }
        return url;
    }

    Map<String, Asset> assets() {
        return assets;
    }

    /** Those whose address changes with their content. */
    Map<String, Asset> lasting() {
        return assets.entrySet().stream()
                .filter(asset -> asset.getValue().lasting())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
