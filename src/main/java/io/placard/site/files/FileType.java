package io.placard.site.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a content is, told by its first bytes and by nothing else.
 *
 * @param media as it is served
 * @param shown whether a browser may show it; anything else, and all that could run, is only saved
 */
record FileType(FileKind kind, String media, boolean shown) {

    /** So many of a content's first bytes are looked at. */
    static final int HEAD = 64 << 10;

    private static final String BYTES = "application/octet-stream";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final String OPEN = "application/vnd.oasis.opendocument.";
    private static final FileType TEXT = shown(FileKind.TEXT, "text/plain; charset=utf-8");
    private static final FileType ARCHIVE = saved(FileKind.ARCHIVE, "application/zip");

    static final FileType OTHER = saved(FileKind.OTHER, BYTES);

    /** The bytes that a content of a type has at some place, and maybe at a second; the first that fits counts. */
    private static final List<Sign> SIGNS = List.of(
            new Sign("\u00ff\u00d8\u00ff", "", shown(FileKind.PICTURE, "image/jpeg")),
            new Sign("\u0089PNG\r\n\u001a\n", "", shown(FileKind.PICTURE, "image/png")),
            new Sign("GIF87a", "", shown(FileKind.PICTURE, "image/gif")),
            new Sign("GIF89a", "", shown(FileKind.PICTURE, "image/gif")),
            new Sign("RIFF", "WEBP", shown(FileKind.PICTURE, "image/webp")),
            new Sign("RIFF", "WAVE", shown(FileKind.SOUND, "audio/wav")),
            new Sign("ID3", "", shown(FileKind.SOUND, "audio/mpeg")),
            new Sign("\u00ff\u00fb", "", shown(FileKind.SOUND, "audio/mpeg")),
            new Sign("fLaC", "", shown(FileKind.SOUND, "audio/flac")),
            new Sign("OggS", "", shown(FileKind.SOUND, "audio/ogg")),
            new Sign("\u001aE\u00df\u00a3", "", shown(FileKind.FILM, "video/webm")),
            new Sign("%PDF-", "", saved(FileKind.PDF, "application/pdf")),
            new Sign("{\\rtf", "", saved(FileKind.DOCUMENT, "application/rtf")),
            new Sign("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "", saved(FileKind.DOCUMENT, BYTES)),
            new Sign("\u001f\u008b", "", saved(FileKind.ARCHIVE, BYTES)),
            new Sign("7z\u00bc\u00af'\u001c", "", saved(FileKind.ARCHIVE, BYTES)),
            new Sign("Rar!", "", saved(FileKind.ARCHIVE, BYTES)),
            new Sign("\u00fd7zXZ", "", saved(FileKind.ARCHIVE, BYTES)));

    /** The type of a content that begins with these bytes. */
    static FileType of(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        return SIGNS.stream()
                .filter(sign -> sign.on(text))
                .map(Sign::type)
                .findFirst()
                .or(() -> film(text))
                .or(() -> zipped(text))
                .orElseGet(() -> PlainText.is(head) ? TEXT : OTHER);
    }

    private static FileType saved(FileKind kind, String media) {
        return new FileType(kind, media, false);
    }

    private static FileType shown(FileKind kind, String media) {
        return new FileType(kind, media, true);
    }

    private static Optional<FileType> film(String head) {
        if (!head.startsWith("ftyp", 4)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (head.substring(8, Math.min(12, head.length()))) {
                    case "M4A ", "M4B " -> shown(FileKind.SOUND, "audio/mp4");
                    case "heic", "heix", "mif1", "avif" -> OTHER;
                    default -> shown(FileKind.FILM, "video/mp4");
                });
    }

    /** An office's file is an archive whose first entries tell what is in it. */
    private static Optional<FileType> zipped(String head) {
        if (!head.startsWith("PK\u0003\u0004") && !head.startsWith("PK\u0005\u0006")) {
            return Optional.empty();
        }
        if (head.startsWith("mimetype" + OPEN, 30)) {
            return Optional.of(
                    switch (head.charAt(30 + 8 + OPEN.length())) {
                        case 's' -> saved(FileKind.SHEET, OPEN + "spreadsheet");
                        case 'p' -> saved(FileKind.SLIDES, OPEN + "presentation");
                        default -> saved(FileKind.DOCUMENT, OPEN + "text");
                    });
        }
        return Optional.of(
                head.contains("[Content_Types].xml") || head.contains("_rels/.rels") ? office(head) : ARCHIVE);
    }

    private static FileType office(String head) {
        if (head.contains("word/")) {
            return saved(FileKind.DOCUMENT, OFFICE + "wordprocessingml.document");
        }
        if (head.contains("xl/")) {
            return saved(FileKind.SHEET, OFFICE + "spreadsheetml.sheet");
        }
        return head.contains("ppt/") ? saved(FileKind.SLIDES, OFFICE + "presentationml.presentation") : ARCHIVE;
    }

    /**
     * @param first at the beginning
     * @param second behind the length that stands behind the first; empty: none
     */
    private record Sign(String first, String second, FileType type) {

        boolean on(String head) {
            return head.startsWith(first) && (second.isEmpty() || head.startsWith(second, 8));
        }
    }
}
