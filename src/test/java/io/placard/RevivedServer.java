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
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var process = Path.of("/proc", Long.toString(pid));
        var command = new ArrayList<>(List.of("setsid"));
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
        builder.start();
    }
}
