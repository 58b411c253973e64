package io.placard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What has changed in files and folders since the last look; looked at, not told, so it works on every file system. */
final class Changes {

    private final List<Path> roots;
    private Map<Path, Stamp> settled;
    private Map<Path, Stamp> last;

    Changes(List<Path> roots) {
        this.roots = roots;
        this.settled = stamps();
        this.last = settled;
    }

    /** What changed and has stayed as it is since the last look: a build that still writes is left alone. Blocking. */
    Set<Path> settled() {
        var now = stamps();
        var quiet = now.equals(last);
        last = now;
        if (!quiet || now.equals(settled)) {
            return Set.of();
        }
        var changed = difference(now);
        settled = now;
        return changed;
    }

    /** Whether the last look saw changes that a further look would tell of, all of them of files of this kind. */
    boolean unsettled(Predicate<Path> kind) {
        return !last.equals(settled) && difference(last).stream().allMatch(kind);
    }

    /** What has changed by now, for whoever knows that nothing is being written. */
    Set<Path> now() {
        last = stamps();
        return settled();
    }

    private Set<Path> difference(Map<Path, Stamp> now) {
        var changed = new TreeSet<>(now.keySet());
        changed.addAll(settled.keySet());
        changed.removeIf(file -> now.containsKey(file) && now.get(file).equals(settled.get(file)));
        return changed;
    }

    private Map<Path, Stamp> stamps() {
        var stamps = new HashMap<Path, Stamp>();
        for (var root : roots) {
            try {
                Files.walkFileTree(root, new Collector(stamps));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
        return stamps;
    }

    private record Stamp(long modified, long size) {}

    /** A file that goes while it is looked at is no fault: it is gone at the next look. */
    private static final class Collector extends SimpleFileVisitor<Path> {

        private final Map<Path, Stamp> stamps;

        private Collector(Map<Path, Stamp> stamps) {
            this.stamps = stamps;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            stamps.put(file, new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size()));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
