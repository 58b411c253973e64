package io.placard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The embedded servers over their life on one data folder; the order is that life's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Path folder;
    private Servers servers;

    @BeforeAll
    void start(@TempDir Path data) {
        folder = data;
        servers = Servers.start(embedded());
    }

    @AfterAll
    void stop() {
        servers.close();
    }

    @Test
    @Order(1)
    void both_servers_serve_under_their_urls() throws SQLException {
        assertTrue(servers.embeddedDatabase());
        assertEquals("18", query("SHOW server_version").substring(0, 2));
        assertTrue(RedisProbe.answers(RedisUrl.parse(servers.redisUrl())));
    }

    @Test
    @Order(1)
    void what_is_committed_survives_a_power_cut() throws SQLException {
        assertEquals("on", query("SHOW fsync"));
        assertEquals("on", query("SHOW synchronous_commit"));
    }

    @Test
    @Order(1)
    void text_is_utf8_and_known_to_be_text() throws SQLException {
        assertEquals("UTF8", query("SHOW server_encoding"));
        assertEquals("ÉTÉ", query("SELECT upper('été')"));
    }

    @Test
    @Order(1)
    void strangers_on_the_same_machine_get_in_nowhere() {
        var url = DatabaseUrl.parse(servers.databaseUrl());
        var stranger = DatabaseUrl.of(url.host(), url.port(), url.database(), "placard", Optional.of("guess"));
        assertThrows(
                SQLException.class, () -> stranger.dataSource().getConnection().close());
        assertFalse(RedisProbe.answers(
                RedisUrl.of("127.0.0.1", RedisUrl.parse(servers.redisUrl()).port(), "guess")));
    }

    @Test
    @Order(1)
    void files_with_passwords_are_for_their_owner_only() throws IOException {
        for (var file : List.of("postgres.password", "redis/redis.conf")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))),
                    file);
        }
    }

    @Test
    @Order(1)
    void a_second_start_on_the_folder_is_refused_and_names_the_first() {
        var refused = assertThrows(StartException.class, () -> Servers.start(embedded()));
        assertTrue(refused.getMessage().contains(folder.toString()), refused.getMessage());
        assertTrue(
                refused.getMessage()
                        .contains("process " + ProcessHandle.current().pid()),
                refused.getMessage());
    }

    @Test
    @Order(2)
    void a_command_beside_it_joins_its_servers_and_leaves_them_running() throws SQLException {
        try (var joined = Servers.join(embedded())) {
            assertEquals(servers.databaseUrl(), joined.databaseUrl());
            assertEquals(servers.redisUrl(), joined.redisUrl());
        }
        assertEquals("1", query("SELECT 1"));
    }

    @Test
    @Order(3)
    void data_is_kept_over_a_restart_and_nothing_runs_between() throws SQLException {
        execute("CREATE TABLE kept (word text)");
        execute("INSERT INTO kept VALUES ('placard')");
        servers.close();
        assertEquals(List.of(), Processes.in(folder));
        servers = Servers.start(embedded());
        assertEquals("placard", query("SELECT word FROM kept"));
    }

    @Test
    @Order(4)
    void the_id_of_another_process_in_a_pid_file_does_not_hinder() throws IOException, SQLException {
        servers.close();
        var pid = Long.toString(ProcessHandle.current().pid());
        Files.writeString(
                folder.resolve("postgres/postmaster.pid"), pid + "\n" + folder.resolve("postgres") + "\n0\n1\n");
        Files.writeString(folder.resolve("redis/redis.pid"), pid);
        servers = Servers.start(embedded());
        assertEquals("1", query("SELECT 1"));
    }

    @Test
    @Order(5)
    void servers_left_by_a_killed_placard_are_replaced() throws Exception {
        servers.close();
        var killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeftBehind.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var words = killed.inputReader()) {
            assertTrue(words.lines().anyMatch("started"::equals));
        }
        killed.destroyForcibly().waitFor();
        var left = Processes.in(folder);
        assertFalse(left.isEmpty(), "the premise: the servers outlive their Placard");
        servers = Servers.start(embedded());
        assertTrue(Processes.in(folder).stream().noneMatch(left::contains));
        assertEquals("1", query("SELECT 1"));
    }

    @Test
    @Order(6)
    void no_process_is_left_after_the_end_and_a_second_close_does_nothing() {
        servers.close();
        servers.close();
        Waiting.until(
                "the servers are gone", PATIENCE, () -> Processes.in(folder).isEmpty());
    }

    private StoreSettings embedded() {
        return new StoreSettings(folder, Optional.empty(), 4, Optional.empty());
    }

    private String query(String sql) throws SQLException {
        try (var connection =
                        DatabaseUrl.parse(servers.databaseUrl()).dataSource().getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection =
                        DatabaseUrl.parse(servers.databaseUrl()).dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
