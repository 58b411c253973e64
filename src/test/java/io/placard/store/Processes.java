package io.placard.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What runs on this machine, seen from a test. */
final class Processes {

    private Processes() {}

    /** The ids of processes that work in a folder, or below it. */
    static List<Long> in(Path folder) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksIn(pid, folder))
                .toList();
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).startsWith(folder);
        } catch (IOException gone) {
            return false;
        }
    }
}
