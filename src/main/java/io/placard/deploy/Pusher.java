package io.placard.deploy;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whoever waits at the other end of a push.
 *
 * @param git the process that takes the push, whose hook this is
 * @param threads how many threads that had at first
 */
record Pusher(Optional<ProcessHandle> git, int threads) {

    static Pusher here() {
        var parent = ProcessHandle.current().parent();
        return new Pusher(parent, threads(parent));
    }

    /**
     * Whether they have gone, known within ten seconds. Git goes on until its hook ends, and the hook can write into the
     * void; but git's thread that carries what the hook says to the pusher ends with the connection.
     */
    boolean gone() {
        return git.isPresent() && !git.get().isAlive() || threads(git) < threads;
    }

    private static int threads(Optional<ProcessHandle> process) {
        var tasks = process.map(handle -> Path.of("/proc", Long.toString(handle.pid()), "task"));
        var names = tasks.map(path -> path.toFile().list());
        return names.map(all -> all.length).orElse(0);
    }
}
