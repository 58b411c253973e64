package io.placard.deploy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Whole folders. Links in them are never followed. */
final class Tree {

    private Tree() {}

    /** Deletes the folder with all that is in it; one that is not there is fine. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Lets the files of a folder be those of an older one where they are equal: two releases mostly have the same
     * libraries, 190 MiB of them.
     */
    static void share(Path folder, Path older) throws IOException {
        if (!Files.isDirectory(folder) || !Files.isDirectory(older)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (var file : files) {
                var twin = older.resolve(file.getFileName());
                if (Files.isRegularFile(twin) && Files.mismatch(file, twin) < 0) {
                    var link = file.resolveSibling(file.getFileName() + ".link");
                    Files.createLink(link, twin);
                    Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }
}
