package io.placard.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The browser's modules, by node's own test runner: the socket's states, its joins, its waits. */
class BrowserModulesTest {

    private static final Path TESTS = Path.of("src/test/js");

    @Test
    void the_browsers_modules_pass_their_own_tests() throws IOException, InterruptedException {
        assumeTrue(onPath("node"), "node is not installed");
        var command = new ArrayList<>(List.of("node", "--test"));
        try (var files = Files.list(TESTS)) {
            files.filter(file -> file.toString().endsWith(".test.js")).forEach(file -> command.add(file.toString()));
        }
        var node = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, node.waitFor(), said);
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
