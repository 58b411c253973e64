package io.placard.restart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a process runs under, as far as that would end with it and take its successor along.
 *
 * @param pid of this process
 * @param parent its parent's
 * @param first the name of process 1
 * @param stopsWithParent whether it was started by {@code mvn}
 */
public record Surroundings(long pid, long parent, String first, boolean stopsWithParent) {

    /** They run one program, and end when it does. */
    private static final Set<String> INITS_OF_CONTAINERS =
            Set.of("docker-init", "tini", "tini-static", "dumb-init", "catatonit", "podman-init");

    /** Why this process cannot have a draining restart, and what to do instead, in one sentence. */
    public static Optional<String> obstacle() {
        return own().obstacleHere();
    }

    Optional<String> obstacleHere() {
        if (pid == 1 || parent == 1 && INITS_OF_CONTAINERS.contains(first)) {
            return Optional.of("Placard is the main process of a container, which ends with it; restart the container,"
                    + " its sockets are told to come back.");
        }
        if (stopsWithParent) {
            return Optional.of(
                    "Placard was started by mvn, which ends with it; stop it and start it again, or run the jar.");
        }
        return Optional.empty();
    }

    private static Surroundings own() {
        return new Surroundings(
                ProcessHandle.current().pid(),
                ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L),
                nameOfFirst(),
                Boolean.getBoolean("placard.stop-with-parent"));
    }

    private static String nameOfFirst() {
        try {
            return Files.readString(Path.of("/proc/1/comm")).strip();
        } catch (IOException hidden) {
            return "";
        }
    }
}
