package io.placard.restart;

import io.placard.store.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line of the process that takes over: this process's own, with all options of the JVM and all arguments, or
 * the same with another jar. The system keeps it as it was given, unlike the JVM, which also tells what it got by
 * environment and what it will get that way again.
 */
public final class Successor {

    /** The system property that names the process to take over from, for the new one. */
    public static final String MARK = "placard.take-over";

    private static final Path OWN = Path.of("/proc/self/cmdline");
    private static final List<String> CLASS_PATH = List.of("-cp", "-classpath", "--class-path");

    private Successor() {}

    /**
     * Starts it, with the environment, the folder and the outputs of this process.
     *
     * @param jar to run instead of what this process runs
     * @param main the main class, by which the command line is understood
     */
    public static Process start(Optional<Path> jar, Class<?> main) throws IOException {
        var own = List.of(Files.readString(OWN, StandardCharsets.UTF_8).split("\0"));
        return new ProcessBuilder(command(
                        own, jar, main.getName(), ProcessHandle.current().pid()))
                .inheritIO()
                .start();
    }

    /** @throws StartException when the command line is none of Placard's */
    static List<String> command(List<String> own, Optional<Path> jar, String main, long pid) {
        var words = new ArrayList<>(own);
        var program = words.indexOf("-jar");
        if (program < 0) {
            program = words.indexOf(main);
        }
        if (program < 0) {
            throw new StartException("Placard was started in a way that cannot be repeated: neither -jar nor " + main
                    + " stands on its command line.");
        }
        var options = new ArrayList<>(words.subList(1, program));
        options.removeIf(option -> option.startsWith("-D" + MARK + "="));
        var what = words.subList(program, words.size());
        var command = new ArrayList<>(List.of(words.getFirst(), "-D" + MARK + "=" + pid));
        if (jar.isPresent()) {
            CLASS_PATH.stream()
                    .map(options::indexOf)
                    .filter(at -> at >= 0)
                    .findFirst()
                    .ifPresent(at -> options.subList(at, at + 2).clear());
            command.addAll(options);
            command.addAll(List.of("-jar", jar.get().toString()));
            command.addAll(what.subList(what.getFirst().equals("-jar") ? 2 : 1, what.size()));
        } else {
            command.addAll(options);
            command.addAll(what);
        }
        return command;
    }
}
