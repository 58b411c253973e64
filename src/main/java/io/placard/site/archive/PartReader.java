package io.placard.site.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;

/** One part as it is read: never more of it than it says, and at its end it must have been what it says. Blocking. */
final class PartReader implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 32 << 20;
    private static final int LINES = 500;
    private static final int SOME_BYTES = 1 << 20;

    private final Part part;
    private final InputStream in;
    private final MessageDigest digest = ArchiveWriter.sha256();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long bytes;
    private long rows;

    PartReader(Part part, InputStream in) {
        this.part = part;
        this.in = in;
    }

    /** Some further lines; none: the part is at its end and was what it says. Of media there are none. */
    List<String> next() throws IOException {
        if (!part.isTable()) {
            copy(OutputStream.nullOutputStream());
            return List.of();
        }
        var lines = new ArrayList<String>();
        var size = 0;
        while (lines.size() < LINES && size < SOME_BYTES) {
            var line = line();
            if (line == null) {
                break;
            }
            lines.add(line);
            size += line.length();
        }
        if (lines.isEmpty()) {
            requireWhole();
        }
        return lines;
    }

    /** All of it, compared by then. */
    void copy(OutputStream out) throws IOException {
        while (fill()) {
            out.write(buffer, at, end - at);
            at = end;
        }
        requireWhole();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        while (fill()) {
            var stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            line.write(buffer, at, stop - at);
            at = Math.min(stop + 1, end);
            if (stop < end) {
                rows++;
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() > LONGEST_LINE) {
                throw new Refused("A row of %s is longer than 32 MiB.".formatted(part.name()));
            }
        }
        if (line.size() > 0) {
            throw new Refused("The last row of %s has no end.".formatted(part.name()));
        }
        return null;
    }

    /** Whether there is more. */
    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = read();
        if (end < 0) {
            end = 0;
            return false;
        }
        digest.update(buffer, 0, end);
        bytes += end;
        if (bytes > part.bytes()) {
            throw new Refused("The part %s is longer than its manifest.json says.".formatted(part.name()));
        }
        return true;
    }

    private int read() throws IOException {
        try {
            return in.read(buffer);
        } catch (ZipException | java.io.EOFException broken) {
            throw new Refused(
                    "The part %s cannot be unpacked (%s).".formatted(part.name(), broken.getMessage()), broken);
        }
    }

    private void requireWhole() {
        if (bytes != part.bytes()) {
            throw new Refused("The part %s is shorter than its manifest.json says.".formatted(part.name()));
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw new Refused("The part %s has another SHA-256 than its manifest.json says.".formatted(part.name()));
        }
        if (rows != part.rows()) {
            throw new Refused("The part %s has %d rows, and its manifest.json says %d."
                    .formatted(part.name(), rows, part.rows()));
        }
    }
}
