package io.placard.site.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an archive part by part, to a file that only its owner may read. Blocking: for one worker thread at a time. */
final class ArchiveWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ZipOutputStream zip;
    private String name;
    private long bytes;
    private MessageDigest digest;
    private OutputStream out;

    private ArchiveWriter(FileChannel channel) {
        this.channel = channel;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    /** @param file which is not there yet */
    static ArchiveWriter open(Path file) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return new ArchiveWriter(
                FileChannel.open(file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner));
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

    /** Writes what the archive says of itself, and sees to it that all of it is on the disk. */
    void finish(Manifest manifest) throws IOException {
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        begin(Manifest.NAME);
        write(manifest.json().encodePrettily().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        // not the zip: it would write an end below an archive that was broken off
        channel.close();
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
