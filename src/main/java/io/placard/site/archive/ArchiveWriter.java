package io.placard.site.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an archive part by part. Blocking: for one worker thread at a time. */
final class ArchiveWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final OutputStream target;
    private final ZipOutputStream zip;
    private String name;
    private long bytes;
    private MessageDigest digest;
    private OutputStream out;

    /** @param target where it is written to; closed with this */
    ArchiveWriter(OutputStream target) {
        this.target = target;
        this.zip = new ZipOutputStream(new BufferedOutputStream(target, BUFFER));
    }

    void begin(String part) throws IOException {
        name = part;
        bytes = 0;
        digest = sha256();
        zip.putNextEntry(new ZipEntry(part));
        out = new DigestOutputStream(zip, digest);
    }

    void lines(List<String> lines) throws IOException {
        for (var line : lines) {
            write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The part that was begun, without what only its table knows. */
    Part end() throws IOException {
        zip.closeEntry();
        return new Part(name, bytes, HexFormat.of().formatHex(digest.digest()), 0, List.of(), 0);
    }

    /** A file as it is: pictures and films are packed already. */
    Part copy(String part, Path file) throws IOException {
        zip.setLevel(Deflater.NO_COMPRESSION);
        begin(part);
        try (InputStream in = Files.newInputStream(file)) {
            var some = new byte[BUFFER];
            for (var read = in.read(some); read >= 0; read = in.read(some)) {
                out.write(some, 0, read);
                bytes += read;
            }
        }
        return end();
    }

    /** Writes what the archive says of itself. */
    void finish(Manifest manifest) throws IOException {
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        begin(Manifest.NAME);
        write(manifest.json().encodePrettily().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() throws IOException {
        // not the zip: it would write an end below an archive that was broken off
        target.close();
    }

    private void write(byte[] content) throws IOException {
        out.write(content);
        bytes += content.length;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
