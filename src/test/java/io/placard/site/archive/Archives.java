package io.placard.site.archive;

import io.placard.Running;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Archives as tests read, change and write them. */
public final class Archives {

    private Archives() {}

    /** All parts of an archive with their contents. */
    static Map<String, byte[]> read(Path file) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }

    static void write(Path file, Map<String, byte[]> parts) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
    }

    static JsonObject manifest(Map<String, byte[]> parts) {
        return new JsonObject(Buffer.buffer(parts.get("manifest.json")));
    }

    static void manifest(Map<String, byte[]> parts, JsonObject manifest) {
        parts.put("manifest.json", manifest.encode().getBytes(StandardCharsets.UTF_8));
    }

    /** A part as the manifest lists it. */
    static JsonObject listed(JsonObject manifest, String name) {
        return manifest.getJsonArray("parts").stream()
                .map(JsonObject.class::cast)
                .filter(part -> part.getString("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Changes a table's lines, and the manifest with them, so that it is consistent. */
    static void rewrite(Map<String, byte[]> parts, String name, UnaryOperator<String> change) {
        var content = change.apply(new String(parts.get(name), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        parts.put(name, content);
        var manifest = manifest(parts);
        var lines = new String(content, StandardCharsets.UTF_8).lines().count();
        listed(manifest, name)
                .put("bytes", content.length)
                .put("rows", lines)
                .put("sha256", HexFormat.of().formatHex(ArchiveWriter.sha256().digest(content)));
        manifest(parts, manifest);
    }

    /** What is the same in two archives of the same conference. */
    static JsonArray parts(Path file) throws IOException {
        return manifest(read(file)).getJsonArray("parts");
    }

    static RowSet<Row> query(Running running, String sql) {
        return running.database()
                .query(sql)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static long count(Running running, String what) {
        return query(running, "SELECT count(*) FROM " + what).iterator().next().getLong(0);
    }
}
