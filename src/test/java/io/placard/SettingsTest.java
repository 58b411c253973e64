package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.gateway.http.AccessLogTarget;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void without_anything_given_every_setting_has_its_preset() throws IOException {
        var settings = read("", Map.of());
        assertEquals("127.0.0.1", settings.gateway().host());
        assertEquals(8080, settings.gateway().port());
        assertEquals(Optional.empty(), settings.gateway().publicUrl());
        assertEquals(List.of("127.0.0.1", "::1"), settings.gateway().trustedProxies());
        assertEquals(1 << 20, settings.gateway().requests().bodyBytes());
        assertEquals(Duration.ofHours(12), settings.gateway().session().idle());
        assertEquals(Duration.ofDays(7), settings.gateway().session().lifetime());
        assertEquals(64 << 10, settings.gateway().socket().frameBytes());
        assertEquals(Optional.empty(), settings.store().databaseUrl());
        assertEquals(Demo.AUTO, settings.demo());
        assertTrue(settings.generation().instances() > 0);
    }

    @Test
    void an_argument_wins_over_the_environment_and_that_over_the_file() throws IOException {
        var environment = Map.of("PLACARD_HTTP_PORT", "2", "PLACARD_DATABASE_POOL", "2");
        var settings = read("http.port: 1\ndatabase.pool: 1\nsocket.rate: 1\n", environment, "--http.port=3");
        assertEquals(3, settings.gateway().port());
        assertEquals(2, settings.store().databasePool());
        assertEquals(1, settings.gateway().socket().framesPerSecond());
    }

    @Test
    void a_value_may_follow_its_argument_as_a_word_of_its_own() throws IOException {
        assertEquals(9000, read("", Map.of(), "--http.port", "9000").gateway().port());
    }

    @Test
    void a_file_may_be_nested_and_hold_lists() throws IOException {
        var settings = read("http:\n  port: 1\n  origins: [https://a.example, 'https://b.example:8443']\n", Map.of());
        assertEquals(1, settings.gateway().port());
        assertEquals(
                List.of("https://a.example", "https://b.example:8443"),
                settings.gateway().origins());
    }

    @Test
    void on_and_off_in_a_file_are_words_and_not_truth_values() throws IOException {
        var settings = read("demo: off\naccess-log: off\n", Map.of());
        assertEquals(Demo.OFF, settings.demo());
        assertEquals(new AccessLogTarget.Off(), settings.gateway().accessLog());
    }

    @Test
    void log_files_are_below_the_data_folder_unless_they_are_absolute() throws IOException {
        var settings = read("data.dir: /srv/mun\nlog.file: /var/log/placard.log\n", Map.of());
        assertEquals(
                new AccessLogTarget.ToFile(Path.of("/srv/mun/log/access.log")),
                settings.gateway().accessLog());
        assertEquals(
                Optional.of(Path.of("/var/log/placard.log")), settings.log().file());
    }

    @Test
    void an_empty_variable_counts_as_missing() throws IOException {
        assertEquals(8080, read("", Map.of("PLACARD_HTTP_PORT", "")).gateway().port());
    }

    @Test
    void a_public_url_is_an_origin() throws IOException {
        assertEquals(
                Optional.of(URI.create("https://mun.example.org")),
                read("", Map.of(), "--http.url=https://mun.example.org")
                        .gateway()
                        .publicUrl());
        assertEquals(
                1,
                problems("", Map.of(), "--http.url=https://mun.example.org/path")
                        .size());
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_where_it_stands_and_what_is_allowed() throws IOException {
        var problems = problems(
                "socket.rate: many\nsesion.idle: 1h\n",
                Map.of("PLACARD_HTTP_PORT", "70000", "PLACARD_HTTP_PROT", "1", "HOME", "/root"),
                "--session.idle=5",
                "--log.levle",
                "debug",
                "--site.instances");
        assertEquals(7, problems.size(), problems.toString());
        assertTold(problems, "socket.rate is \"many\" from", "placard.yaml, line 1", "a whole number from 1 to 10000");
        assertTold(problems, "sesion.idle", "line 2", "did you mean session.idle?");
        assertTold(problems, "http.port is \"70000\"", "PLACARD_HTTP_PORT", "from 0 to 65535");
        assertTold(problems, "PLACARD_HTTP_PROT", "did you mean PLACARD_HTTP_PORT?");
        assertTold(problems, "session.idle is \"5\"", "--session.idle", "12h");
        assertTold(problems, "--log.levle", "did you mean --log.level?");
        assertTold(problems, "--site.instances needs a value");
    }

    @Test
    void a_setting_that_stands_twice_in_the_file_is_wrong() throws IOException {
        assertTold(problems("http.port: 1\nhttp: {port: 2}\n", Map.of()), "http.port stands twice");
    }

    @Test
    void a_file_that_is_no_yaml_or_not_there_is_told() throws IOException {
        assertTold(problems("http.port: [1\n", Map.of()), "is no YAML");
        var missing = List.of("--config", folder.resolve("none.yaml").toString());
        var wrong = assertThrows(WrongSettings.class, () -> Settings.read(missing, Map.of()));
        assertTold(wrong.problems(), "none.yaml cannot be read");
    }

    @Test
    void passwords_are_neither_told_nor_printed() throws IOException {
        var wrong =
                problems("", Map.of("PLACARD_REDIS_URL", "redis://:s3cr3t@ho st", "PLACARD_DATABASE_URL", "s3cr3t"));
        assertEquals(2, wrong.size());
        assertFalse(wrong.toString().contains("s3cr3t"), wrong.toString());
        var right = read("", Map.of("PLACARD_DATABASE_URL", "postgresql://placard:s3cr3t@localhost/mun"));
        assertTrue(right.store().databaseUrl().isPresent(), "the premise: it was read");
        assertFalse(right.toString().contains("s3cr3t"), right.toString());
    }

    @Test
    void a_command_with_arguments_of_its_own_keeps_them_in_their_order() throws IOException {
        var read = Settings.readBeside(List.of("create", "--http.port=1", "--name", "ada"), Map.of());
        assertEquals(List.of("create", "--name", "ada"), read.words());
        assertEquals(1, read.settings().gateway().port());
    }

    private Settings read(String yaml, Map<String, String> environment, String... arguments) throws IOException {
        var file = Files.writeString(folder.resolve("placard.yaml"), yaml);
        var all = new ArrayList<>(List.of(arguments));
        all.addFirst("--config=" + file);
        return Settings.read(all, environment);
    }

    private List<String> problems(String yaml, Map<String, String> environment, String... arguments) {
        return assertThrows(WrongSettings.class, () -> read(yaml, environment, arguments))
                .problems();
    }

    private static void assertTold(List<String> problems, String... parts) {
        assertTrue(
                problems.stream().anyMatch(problem -> List.of(parts).stream().allMatch(problem::contains)),
                () -> List.of(parts) + " is not in " + problems);
    }
}
