package io.placard.site.archive;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive that somebody hands over: nothing in it is believed before it was compared with its manifest, and no name in it
 * becomes a path. Blocking: for one worker thread at a time.
 */
final class ArchiveReader implements AutoCloseable {

    private static final int LONGEST_MANIFEST = 64 << 20;

    /** Rows of text pack to a tenth or so; a bomb to a thousandth. */
    private static final long MOST_PACKED = 200;

    private static final long SMALL = 64L << 20;

    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveReader(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws Refused where it is no archive that this Placard can read */
    static ArchiveReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refused("There is no file " + file + ".");
        }
        try {
            return open(new ZipFile(file.toFile()), Files.size(file));
        } catch (ZipException broken) {
            throw new Refused("%s is no archive, or not all of it is there (%s).".formatted(file, broken.getMessage()));
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** Reads every part through: its size, its hash, each line of a table. */
    void verify() throws IOException {
        for (var part : manifest.parts()) {
            try (var lines = lines(part)) {
                var columns = Set.copyOf(part.columns());
                for (var some = lines.next(); !some.isEmpty(); some = lines.next()) {
                    some.forEach(line -> requireRow(part, columns, line));
                }
            }
        }
    }

    /** A part, line by line; of media there are no lines, it is only compared. */
    PartReader lines(Part part) throws IOException {
        return new PartReader(part, zip.getInputStream(zip.getEntry(part.name())));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static ArchiveReader open(ZipFile zip, long size) throws IOException {
        try {
            var names = names(zip);
            var manifest = manifest(zip);
            requireSame(manifest, names);
            if (manifest.bytes() > Math.max(SMALL, size * MOST_PACKED)) {
                throw new Refused("It would unpack to more than %d times its size.".formatted(MOST_PACKED));
            }
            return new ArchiveReader(zip, manifest);
        } catch (RuntimeException | IOException refused) {
            zip.close();
            throw refused;
        }
    }

    private static Set<String> names(ZipFile zip) {
        var names = new HashSet<String>();
        for (var entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            if (!names.add(entry.getName())) {
                throw new Refused("It has the part %s twice.".formatted(shown(entry.getName())));
            }
        }
        return names;
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        var entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new Refused("It has no manifest.json, so it is no archive that Placard wrote.");
        }
        try (var in = zip.getInputStream(entry)) {
            var bytes = in.readNBytes(LONGEST_MANIFEST + 1);
            if (bytes.length > LONGEST_MANIFEST) {
                throw new Refused("Its manifest.json is longer than 64 MiB.");
            }
            return Manifest.of(new JsonObject(new String(bytes, StandardCharsets.UTF_8)));
        } catch (DecodeException nonsense) {
            throw new Refused("Its manifest.json is no JSON.", nonsense);
        }
    }

    private static void requireSame(Manifest manifest, Set<String> names) {
        var listed = manifest.names();
        if (listed.size() != manifest.parts().size()) {
            throw new Refused("Its manifest.json lists a part twice.");
        }
        for (var part : manifest.parts()) {
            if (!names.contains(part.name())) {
                throw new Refused("The part %s is missing.".formatted(part.name()));
            }
            if (!part.isWhatItSays()) {
                throw new Refused("The part %s has another content than its name says.".formatted(part.name()));
            }
        }
        names.stream()
                .filter(name -> !listed.contains(name) && !name.equals(Manifest.NAME))
                .findFirst()
                .ifPresent(name -> {
                    throw new Refused("The part %s is not in its manifest.json.".formatted(shown(name)));
                });
    }

    private static void requireRow(Part part, Set<String> columns, String line) {
        try {
            if (!new JsonObject(line).fieldNames().equals(columns)) {
                throw new Refused("A row of %s has other columns than its manifest.json says.".formatted(part.name()));
            }
        } catch (DecodeException nonsense) {
            throw new Refused("A row of %s is no JSON.".formatted(part.name()), nonsense);
        }
    }

    /** A name that a stranger chose, for a terminal. */
    private static String shown(String name) {
        var plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "..." : plain;
    }
}
