package io.placard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An embedded server that ends and is there again, as it was and on its old port. */
final class RevivedServer {

    private RevivedServer() {}

    /**
     * Ends it by a signal and starts it again when it is gone.
     *
     * @param pidFile its first line is the number of the server's first process
     * @param signal such as {@code KILL}
     */
    static void restart(Path pidFile, String signal) throws IOException, InterruptedException {
        var pid = number(pidFile);
        var process = Path.of("/proc", Long.toString(pid));
        // as it was started: PostgreSQL does not run as root but in a user namespace of its own
        var apart = !Files.readSymbolicLink(process.resolve("ns/user"))
                .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
        var command = new ArrayList<>(apart ? List.of("setsid", "unshare", "--user") : List.of("setsid"));
        command.addAll(
                Arrays.asList(Files.readString(process.resolve("cmdline")).split("\0")));
        var folder = Files.readSymbolicLink(process.resolve("cwd"));
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        ServedPlacard.await("the server is gone", () -> !ServedPlacard.alive(pid));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C");
        var revived = builder.start();
        ServedPlacard.await(
                "the server is there again",
                () -> !revived.isAlive() || Files.exists(pidFile) && ServedPlacard.alive(number(pidFile)));
        if (!revived.isAlive()) {
            throw new AssertionError("it did not start again: " + command);
        }
    }

    private static long number(Path pidFile) {
        try {
            return Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        } catch (IOException | RuntimeException notYet) {
            return 0;
        }
    }
}
