package io.placard.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The folder that one running Placard owns: locked for as long as this is open, so that no two share a database. */
final class DataFolder implements AutoCloseable {

    private static final String LOCK = "placard.lock";
    private static final long BYTES_FOR_FIRST_START = 256L << 20;
    private static final long BYTES_FOR_START = 32L << 20;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder where it is missing and locks it.
     *
     * @throws StartException when it cannot be written, belongs to another user, is full, or another Placard runs on it
     */
    static DataFolder open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        var lock = lock(path);
        try {
            refuseForeign(path.resolve("postgres"));
            refuseForeign(path.resolve("redis"));
            refuseFull(path);
            return new DataFolder(path, lock);
        } catch (IOException | RuntimeException problem) {
            closeQuietly(lock);
            throw problem instanceof IOException unwritable ? unwritable(path, unwritable) : (RuntimeException) problem;
        }
    }

    /**
     * Waits for as long as it takes until the Placard that holds the folder lets go or dies, and locks it. The system
     * hands the lock on, so nobody who asks later comes between.
     *
     * @throws StartException when the folder cannot be written
     */
    static DataFolder await(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        try {
            var channel = channel(path);
            channel.lock();
            return new DataFolder(path, signed(channel));
        } catch (IOException problem) {
            throw unwritable(path, problem);
        }
    }

    /** Whether another process, or another part of this one, holds the folder. */
    static boolean inUse(Path folder) {
        var file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            return held == null;
        } catch (OverlappingFileLockException thisProcess) {
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    /** A folder in this one that only its owner may enter. */
    Path secret(String name) {
        return create(path.resolve(name), "rwx------");
    }

    Path log(String name) {
        return create(path.resolve("log"), "rwxr-x---").resolve(name);
    }

    @Override
    public void close() {
        closeQuietly(lock);
    }

    static StartException unwritable(Path path, IOException problem) {
        return new StartException(
                "The data folder %s cannot be written (%s); set data.dir to a folder that this user may write."
                        .formatted(path, reason(problem)),
                problem);
    }

    private static FileChannel lock(Path path) {
        try {
            Files.createDirectories(path);
            var channel = channel(path);
            if (!taken(channel)) {
                var holder = read(channel);
                channel.close();
                throw new StartException(
                        "Another Placard%s already runs on the data folder %s; stop it, or set data.dir to another folder."
                                .formatted(holder, path));
            }
            return signed(channel);
        } catch (IOException problem) {
            throw unwritable(path, problem);
        }
    }

    private static FileChannel channel(Path path) throws IOException {
        return FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Writes into the lock who holds it, for whoever is refused. */
    private static FileChannel signed(FileChannel channel) throws IOException {
        channel.truncate(0);
        var pid = Long.toString(ProcessHandle.current().pid());
        channel.write(StandardCharsets.US_ASCII.encode(pid), 0);
        return channel;
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        var pid = StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }

    private static void refuseForeign(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.getAttribute(folder, "unix:uid").equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            throw new StartException("The folder %s belongs to the user %s, but Placard runs as %s; start it as %s."
                    .formatted(
                            folder,
                            Files.getOwner(folder).getName(),
                            System.getProperty("user.name"),
                            Files.getOwner(folder).getName()));
        }
    }

    private static void refuseFull(Path path) throws IOException {
        var needed = Files.exists(path.resolve("postgres")) ? BYTES_FOR_START : BYTES_FOR_FIRST_START;
        var free = Files.getFileStore(path).getUsableSpace();
        if (free < needed) {
            throw new StartException("The disk of the data folder %s is full: %d MiB are free, %d MiB are needed."
                    .formatted(path, free >> 20, needed >> 20));
        }
    }

    private Path create(Path folder, String permissions) {
        try {
            // PostgreSQL and Redis start at once and both want a folder for their logs
            return Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        } catch (IOException problem) {
            throw unwritable(path, problem);
        }
    }

    private static String reason(IOException problem) {
        return switch (problem) {
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException file ->
                Optional.ofNullable(file.getReason()).orElse("there is a file in its place: " + file.getFile());
            default -> String.valueOf(problem.getMessage());
        };
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException gone) {
            // the lock ends with the process at the latest
        }
    }
}
