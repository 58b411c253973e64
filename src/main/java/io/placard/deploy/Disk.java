package io.placard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much fits on a disk. */
@FunctionalInterface
public interface Disk {

    Disk REAL = path -> Files.getFileStore(path).getUsableSpace();

    /** @return bytes that this user may still write where the path is */
    long free(Path path) throws IOException;
}
