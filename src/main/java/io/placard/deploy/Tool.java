package io.placard.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The program that a hook runs: a Java and a Placard.
 *
 * @param java the path of the {@code java} command
 * @param classPath absolute
 */
public record Tool(Path java, String classPath) {

    static final String MAIN = "io.placard.Main";

    /** Quiet and quick to start: it mostly waits for Maven. */
    static final List<String> OPTIONS = List.of(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1");

    private static final Duration MOST = Duration.ofSeconds(30);

    /** The ones that run this. */
    public static Tool own() {
        var absolute = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new Tool(Path.of(System.getProperty("java.home"), "bin", "java"), absolute);
    }

    /** Whether a jar could take this one's place in the hook: older releases know no deploy. */
    boolean replaceableBy(Path jar, Map<String, String> environment) throws IOException {
        var command = new ArrayList<>(List.of(java.toString()));
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", jar.toString(), MAIN, "deploy", "receive", "--help"));
        return new Program(command, jar.getParent(), environment).answer(MOST).status() == 0;
    }
}
