package io.placard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Migrations on the embedded PostgreSQL, each test in a database of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationsTest {

    @TempDir
    static Path data;

    @TempDir
    Path release;

    private Servers servers;
    private DatabaseUrl url;
    private int count;

    @BeforeAll
    void start() {
        servers = Servers.start(new StoreSettings(data, Optional.empty(), 4, Optional.empty()));
    }

    @AfterAll
    void stop() {
        servers.close();
    }

    @BeforeEach
    void freshDatabase() {
        var given = DatabaseUrl.parse(servers.databaseUrl());
        url = DatabaseUrl.of(given.host(), given.port(), "migrations" + count++, given.user(), given.password());
        DatabaseProbe.createIfMissing(url);
    }

    @Test
    void the_files_of_all_features_are_applied_once() throws Exception {
        write("chat/V2__conversations.sql", "CREATE TABLE conversation (id bigint REFERENCES account)");
        write("accounts/V1__accounts.sql", "CREATE TABLE account (id bigint PRIMARY KEY)");
        try (var loader = loader(release)) {
            assertEquals(2, Migrations.pending(url.text(), loader).size());
            assertEquals(2, Migrations.migrate(url.text(), loader));
            assertEquals(List.of(), Migrations.pending(url.text(), loader));
            assertEquals(0, Migrations.migrate(url.text(), loader));
        }
        assertTrue(exists("conversation"));
    }

    @Test
    void files_in_a_jar_are_found() throws Exception {
        var jar = release.resolve("placard.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var folder : List.of("db/", "db/migration/", "db/migration/chat/")) {
                out.putNextEntry(new JarEntry(folder));
            }
            out.putNextEntry(new JarEntry("db/migration/chat/V1__a.sql"));
            out.write("CREATE TABLE from_jar (id bigint)".getBytes());
        }
        try (var loader = loader(jar)) {
            assertEquals(1, Migrations.migrate(url.text(), loader));
        }
        assertTrue(exists("from_jar"));
    }

    @Test
    void a_file_with_a_lower_number_that_landed_later_is_applied() throws Exception {
        write("chat/V5__a.sql", "CREATE TABLE five (id bigint)");
        migrate();
        write("news/V3__b.sql", "CREATE TABLE three (id bigint)");
        assertEquals(1, migrate());
    }

    @Test
    void a_release_that_was_rolled_back_is_no_reason_to_stop() throws Exception {
        write("chat/V1__a.sql", "CREATE TABLE one (id bigint)");
        var later = write("chat/V2__b.sql", "CREATE TABLE two (id bigint)");
        migrate();
        Files.delete(later);
        assertEquals(0, migrate());
    }

    @Test
    void a_failing_file_is_named_and_leaves_no_trace() throws Exception {
        write("chat/V1__good.sql", "CREATE TABLE good (id bigint)");
        write("chat/V2__bad.sql", "CREATE TABLE half (id bigint);\nCREATE TABEL bad (id bigint);\n");
        var failed = assertThrows(StartException.class, this::migrate);
        assertTrue(failed.getMessage().contains("chat/V2__bad.sql failed"), failed.getMessage());
        assertTrue(failed.getMessage().contains("TABEL"), failed.getMessage());
        assertEquals(1, failed.getMessage().lines().count(), failed.getMessage());
        assertTrue(exists("good"));
        assertFalse(exists("half"));
    }

    @Test
    void two_files_with_one_number_are_refused() throws Exception {
        write("chat/V1__a.sql", "SELECT 1");
        write("news/V1__b.sql", "SELECT 1");
        var refused = assertThrows(StartException.class, this::migrate);
        assertTrue(refused.getMessage().contains("V1__"), refused.getMessage());
    }

    private int migrate() throws IOException {
        try (var loader = loader(release)) {
            return Migrations.migrate(url.text(), loader);
        }
    }

    private Path write(String name, String sql) throws IOException {
        var file = release.resolve("db/migration").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, sql);
    }

    /** Sees only the release, as the loader of a generation sees only its own files. */
    private static URLClassLoader loader(Path classes) throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private boolean exists(String table) throws SQLException {
        try (var connection = url.dataSource().getConnection();
                var query = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            query.setString(1, table);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
