package io.placard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts that cannot be: each says why in one sentence and leaves nothing running. */
class ServersRefusalTest {

    @TempDir
    Path folder;

    @Test
    void a_folder_that_cannot_be_made_is_named_with_its_setting() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        var sentence = refusal(file.resolve("data"), Optional.empty(), Optional.empty());
        assertTrue(sentence.contains(file + "/data cannot be written"), sentence);
        assertTrue(sentence.contains("data.dir"), sentence);
    }

    @Test
    void data_of_another_postgresql_is_left_alone() throws IOException {
        var cluster = Files.createDirectory(folder.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
        Files.writeString(folder.resolve("postgres.password"), "x");
        var sentence = refusal(folder, Optional.empty(), Optional.empty());
        assertTrue(sentence.contains("is of PostgreSQL 17, but this Placard runs PostgreSQL 18"), sentence);
        assertEquals(List.of(), Processes.in(folder));
    }

    @Test
    void a_database_that_is_not_there_is_named_without_its_password() throws IOException {
        var url = "postgresql://placard:s3cr3t@127.0.0.1:" + FreePort.find() + "/mun";
        var sentence = refusal(folder, Optional.of(url), Optional.empty());
        assertTrue(sentence.contains("(database.url) cannot be used"), sentence);
        assertFalse(sentence.contains("s3cr3t"), sentence);
        assertEquals(List.of(), Processes.in(folder));
    }

    @Test
    void a_redis_that_is_not_there_is_named_without_its_password() throws IOException {
        var url = "redis://:s3cr3t@127.0.0.1:" + FreePort.find();
        var sentence = refusal(folder, Optional.empty(), Optional.of(url));
        assertTrue(sentence.contains("(redis.url) cannot be reached"), sentence);
        assertFalse(sentence.contains("s3cr3t"), sentence);
        assertEquals(List.of(), Processes.in(folder));
    }

    @Test
    void after_a_refusal_the_folder_is_free_again() throws IOException {
        var url = Optional.of("redis://127.0.0.1:" + FreePort.find());
        var database = Optional.of("postgresql://nobody@127.0.0.1:" + FreePort.find() + "/none");
        assertEquals(refusal(folder, database, url), refusal(folder, database, url));
    }

    private static String refusal(Path data, Optional<String> database, Optional<String> redis) {
        var settings = new StoreSettings(data, database, 4, redis);
        var sentence = assertThrows(StartException.class, () -> Servers.start(settings))
                .getMessage();
        assertEquals(1, sentence.lines().count(), sentence);
        return sentence;
    }
}
