package io.placard.gateway.http;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Turns the files of {@code webroot/} into assets: style sheets are put together and refer to hashed addresses, what
 * shrinks is compressed once. Blocking and costly; done once for each generation, on a worker thread.
 */
final class AssetFiles {

    private static final Pattern IMPORT = Pattern.compile("@import\\s+(?:url\\()?\"([^\"]+)\"\\)?\\s*;");
    private static final Pattern URL = Pattern.compile("url\\(\\s*[\"']?([^\"')]+)[\"']?\\s*\\)");
    private static final int HASH_LENGTH = 12;
    private static final double WORTH_IT = 0.95;

    private final Map<String, byte[]> files;
    private final Map<String, Asset> known;
    private final Map<String, Asset> assets = new HashMap<>();
    private final Map<String, String> urls = new HashMap<>();

    /** @param known by hashed address, what need not be compressed again */
    AssetFiles(Map<String, byte[]> files, Map<String, Asset> known) {
        this.files = files;
        this.known = known;
    }

    /** Makes all assets: those that others refer to first. */
    AssetFiles make() {
        files.keySet().stream().filter(path -> !path.endsWith(".css")).forEach(path -> add(path, files.get(path)));
        files.keySet().stream()
                .filter(path -> path.endsWith(".css"))
                .forEach(path -> add(path, style(path).getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** Each asset by its address, hashed and plain. */
    Map<String, Asset> assets() {
        return Map.copyOf(assets);
    }

    /** The hashed address of each file of {@code webroot/}. */
    Map<String, String> urls() {
        return Map.copyOf(urls);
    }

    private void add(String path, byte[] content) {
        var hash =
                Secrets.hash(new String(content, StandardCharsets.ISO_8859_1)).substring(0, HASH_LENGTH);
        var url = Assets.PREFIX + hashed(path, hash);
        var asset = known.containsKey(url) ? known.get(url) : asset(path, hash, content);
        assets.put(url, asset);
        assets.put(Assets.PREFIX + path, asset.changing());
        urls.put(path, url);
    }

    private static Asset asset(String path, String hash, byte[] content) {
        var type = type(path);
        var compresses = type.startsWith("text/") || type.contains("json") || type.contains("svg");
        return new Asset(
                type,
                '"' + hash + '"',
                true,
                Buffer.buffer(content),
                compresses ? smaller(content, gzip(content)) : Optional.empty(),
                compresses ? smaller(content, brotli(content)) : Optional.empty());
    }

    private static String hashed(String path, String hash) {
        var dot = path.lastIndexOf('.');
        return dot < 0 ? path + "." + hash : path.substring(0, dot) + "." + hash + path.substring(dot);
    }

    private String style(String path) {
        var text = new String(files.get(path), StandardCharsets.UTF_8);
        var whole = IMPORT.matcher(text).replaceAll(found -> quote(style(sibling(path, found.group(1)))));
        return URL.matcher(whole).replaceAll(found -> quote("url(" + url(path, found) + ")"));
    }

    private String url(String path, MatchResult found) {
        var target = found.group(1);
        if (target.startsWith("data:") || target.startsWith("/")) {
            return target;
        }
        var url = urls.get(sibling(path, target));
        if (url == null) {
            throw new IllegalStateException(path + " refers to " + target + ", which is not in webroot");
        }
        return url;
    }

    private static String sibling(String path, String target) {
        return Path.of("/" + path).resolveSibling(target).normalize().toString().substring(1);
    }

    private static String quote(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "jpg" -> "image/jpeg";
            case "webp" -> "image/webp";
            case "ico" -> "image/x-icon";
            case "json" -> "application/json";
            case "yaml" -> "application/yaml; charset=utf-8";
            case "webmanifest" -> "application/manifest+json";
            case "txt" -> "text/plain; charset=utf-8";
            default -> "application/octet-stream";
        };
    }

    private static Optional<Buffer> smaller(byte[] content, byte[] compressed) {
        return compressed.length < content.length * WORTH_IT
                ? Optional.of(Buffer.buffer(compressed))
                : Optional.empty();
    }

    private static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream(content.length);
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(content);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return out.toByteArray();
    }

    private static byte[] brotli(byte[] content) {
        if (!Brotli4jLoader.isAvailable()) {
            return content;
        }
        try {
            return Encoder.compress(content);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
