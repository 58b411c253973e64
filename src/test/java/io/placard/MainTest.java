package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a shell sees it: a process with an exit status and two outputs. */
class MainTest {

    @TempDir
    Path folder;

    private record Ended(int status, String out, String err) {}

    @Test
    void no_command_shows_the_help() throws Exception {
        var ended = run();
        assertEquals(0, ended.status());
        for (var command : List.of(
                "serve",
                "migrate",
                "check",
                "reload",
                "generations",
                "restart",
                "account",
                "demo",
                "deploy",
                "export",
                "import")) {
            assertTrue(ended.out().contains("\n  " + command + " "), ended.out());
        }
    }

    @Test
    void the_version_is_told_with_that_of_java() throws Exception {
        var ended = run("--version");
        assertEquals(0, ended.status());
        assertTrue(ended.out().startsWith("Placard "), ended.out());
        assertTrue(ended.out().contains("Java "), ended.out());
    }

    @Test
    void an_unknown_command_is_one_sentence_and_status_2() throws Exception {
        var ended = run("sevre");
        assertEquals(2, ended.status());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertTrue(ended.err().contains("sevre"), ended.err());
    }

    @Test
    void wrong_settings_are_a_sentence_each_and_status_2() throws Exception {
        var ended = run("serve", "--http.port=x", "--session.idle=5");
        assertEquals(2, ended.status());
        assertEquals(2, ended.err().lines().count(), ended.err());
        assertEquals("", ended.out());
    }

    @Test
    void a_folder_that_cannot_be_written_is_one_sentence_and_status_1() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var ended = run("serve", "--http.port=0", "--data.dir=" + file + "/data");
        assertEquals(1, ended.status());
        assertEquals(1, ended.err().lines().count(), ended.err());
        assertTrue(ended.err().contains("cannot be written"), ended.err());
    }

    @Test
    void check_tells_of_each_thing_and_ends_with_1_when_one_is_wrong() throws Exception {
        var ended = run("check", "--data.dir=" + folder, "--redis.url=redis://:s3cr3t@127.0.0.1:1");
        assertEquals(1, ended.status());
        assertTrue(ended.out().contains("settings   ok\n"), ended.out());
        assertTrue(ended.out().contains("redis      The Redis at 127.0.0.1:1"), ended.out());
        assertFalse(ended.out().contains("s3cr3t"), ended.out());
    }

    @Test
    void a_signal_stops_it_with_all_that_it_started_and_a_second_start_is_refused_meanwhile() throws Exception {
        var data = "--data.dir=" + folder.resolve("data");
        var serving = start("serve", "--http.port=0", "--demo=off", data);
        try (var out = serving.inputReader()) {
            var told = out.lines().anyMatch(line -> line.startsWith("Placard serves http://127.0.0.1:"));
            assertTrue(told, "it has ended");
            var second = run("serve", "--http.port=0", data);
            assertEquals(1, second.status());
            assertTrue(second.err().contains("process " + serving.pid()), second.err());
            serving.destroy();
            assertTrue(serving.waitFor(40, TimeUnit.SECONDS));
            assertEquals(143, serving.exitValue());
            assertEquals(List.of(), processesIn(folder));
        } finally {
            serving.destroyForcibly();
        }
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        var out = new String(process.getInputStream().readAllBytes());
        return new Ended(process.exitValue(), out, Files.readString(folder.resolve("err")));
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static List<Long> processesIn(Path folder) {
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
