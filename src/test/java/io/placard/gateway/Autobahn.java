package io.placard.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import me.normanmaurer.maven.autobahntestsuite.AutobahnTestSuite;
import org.python.util.PythonInterpreter;

/**
 * Autobahn's fuzzing client. It runs in a JVM of its own: beside Vert.x, Jython would take Python's {@code io} for a Java
 * package. That JVM is gone when {@link #run} returns.
 *
 * @param report the folder for its report, one page a case
 */
record Autobahn(Path report) {

    private static final int PATIENCE_SECONDS = 150;
    private static final String SCRIPT = """
            from autobahntestsuite import wstest
            wstest.start({'mode': 'fuzzingclient'}, {
                'options': {'failByDrop': False},
                'outdir': '%s',
                'servers': [{'agent': 'placard', 'url': '%s'}],
                'cases': ['*'],
                'exclude-cases': ['9.*', '12.*', '13.*'],
                'exclude-agent-cases': {}})
            """;

    /**
     * Runs every case but those of speed with megabytes (9), which take minutes and no frame here is that long, and of
     * compression (12, 13), which is off; what each case found, by its number.
     */
    Map<String, Verdict> run(String url) throws IOException, InterruptedException, URISyntaxException {
        Files.createDirectories(report);
        var log = report.resolve("log.txt");
        var process = new ProcessBuilder(command(SCRIPT.formatted(report, url)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("Autobahn did not come to its end; see " + log);
            }
        } finally {
            process.destroyForcibly();
        }
        return verdicts(Files.readAllBytes(report.resolve("index.json")));
    }

    private static List<String> command(String script) throws URISyntaxException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                jar(AutobahnTestSuite.class) + ":" + jar(PythonInterpreter.class),
                "org.python.util.jython",
                "-c",
                script);
    }

    private static Path jar(Class<?> part) throws URISyntaxException {
        return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Map<String, Verdict> verdicts(byte[] index) {
        var cases = new JsonObject(Buffer.buffer(index)).getJsonObject("placard");
        return cases.fieldNames().stream().collect(Collectors.toMap(name -> name, name -> {
            var found = cases.getJsonObject(name);
            return new Verdict(found.getString("behavior"), found.getString("behaviorClose"));
        }));
    }

    /** How the messages of a case went and how its end. */
    record Verdict(String messages, String close) {

        boolean passed() {
            return passed(messages) && passed(close);
        }

        private static boolean passed(String word) {
            return List.of("OK", "NON-STRICT", "INFORMATIONAL").contains(word);
        }
    }
}
