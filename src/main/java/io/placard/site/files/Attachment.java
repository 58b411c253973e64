package io.placard.site.files;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * A file as its readers see it.
 *
 * @param id of the upload
 * @param hash of the content
 * @param name as it was put up
 * @param link the name in its address
 * @param size in bytes
 * @param width in pixels, of a picture; otherwise 0
 * @param height in pixels, of a picture; otherwise 0
 */
public record Attachment(
        long id, String hash, String name, String link, FileKind kind, long size, int width, int height) {

    private static final double STEP = 1_024;
    private static final List<String> UNITS = List.of("KB", "MB", "GB");

    /** Where it is read. */
    public String path() {
        return "/m/" + hash + "/" + link;
    }

    /** It, for programs. */
    public JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("name", name)
                .put("kind", kind.word())
                .put("size", size)
                .put("path", path())
                .put("width", width == 0 ? null : width)
                .put("height", height == 0 ? null : height);
    }

    /** Whether a text shows it already. */
    public boolean shownIn(String html) {
        return html.contains("/m/" + hash + "/");
    }

    /** How wide its smaller copy is shown. */
    public int thumbnailWidth(int pixels) {
        return Math.round(width * Math.min(1f, pixels / (float) Math.max(width, height)));
    }

    public int thumbnailHeight(int pixels) {
        return Math.round(height * Math.min(1f, pixels / (float) Math.max(width, height)));
    }

    /** A smaller copy of a picture, at most so many pixels wide and high. */
    public String thumbnail(int pixels) {
        return "/m/" + hash + "/w" + pixels + "/" + link;
    }

    public boolean picture() {
        return kind == FileKind.PICTURE && width > 0;
    }

    /** How it is put into an article's text. */
    public String markdown() {
        var alt = name.replaceFirst("\\.[A-Za-z0-9]{1,10}$", "").replaceAll("[\\[\\]\\\\<>`*_]", "");
        return "![" + alt + "](" + path() + ")";
    }

    /** The size as people say it. */
    public String sizeText() {
        return sizeText(size);
    }

    /** A number of bytes in words. */
    public static String sizeText(long size) {
        if (size < STEP) {
            return size + " B";
        }
        var amount = size / STEP;
        var unit = 0;
        while (amount >= STEP && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        var pattern = amount < 10 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, pattern, amount, UNITS.get(unit)).replace(".0 ", " ");
    }

    /** From objects that a statement has gathered, with these names for their members. */
    public static List<Attachment> of(JsonArray rows) {
        return rows.stream().map(JsonObject.class::cast).map(Attachment::of).toList();
    }

    /** From what {@link #json} and {@code chat_files} tell. */
    public static List<Attachment> told(JsonArray files) {
        return files.stream().map(JsonObject.class::cast).map(Attachment::told).toList();
    }

    private static Attachment told(JsonObject file) {
        var path = file.getString("path").split("/");
        var picture = file.getValue("width") != null;
        return new Attachment(
                file.getLong("id"),
                path[2],
                file.getString("name"),
                path[3],
                FileKind.of(file.getString("kind")),
                file.getLong("size"),
                picture ? file.getInteger("width") : 0,
                picture ? file.getInteger("height") : 0);
    }

    private static Attachment of(JsonObject row) {
        return new Attachment(
                row.getLong("id"),
                row.getString("hash"),
                row.getString("name"),
                row.getString("link"),
                FileKind.of(row.getString("kind")),
                row.getLong("size"),
                row.getInteger("width", 0),
                row.getInteger("height", 0));
    }
}
