package io.placard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Faulty;
import io.placard.Prompt;
import io.placard.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients of PostgreSQL and Redis while their servers, taken from the system's packages, go and come back. */
@Prompt
@Faulty
class ClientsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    private Vertx vertx;

    @BeforeEach
    void open() throws Exception {
        vertx = Vertx.vertx();
        // the servers may run as another user than this test
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(20, TimeUnit.SECONDS);
    }

    @Test
    void redis_fails_fast_while_it_is_away_and_works_again_when_it_is_back() throws Exception {
        var url = RedisUrl.of("127.0.0.1", FreePort.find(), Secrets.random());
        var server = ForeignServers.redis(folder, url);
        var redis = Redis.open(vertx, url.text()).await(10, TimeUnit.SECONDS);
        try {
            assertEquals(
                    "OK", answer(redis.api().set(List.of("word", "placard"))).toString());
            ForeignServers.stop(server, folder);
            Waiting.until("requests fail", AT_ONCE, () -> fails(redis.api().get("word")));
            assertTrue(millisToFail(redis.api().get("word")) < 500);
            server = ForeignServers.redis(folder, url);
            Waiting.until("requests work", PATIENCE, () -> !fails(redis.api().get("word")));
        } finally {
            redis.close();
            ForeignServers.stop(server, folder);
        }
    }

    @Test
    void a_redis_that_stops_answering_fails_what_waits_for_it() throws Exception {
        var url = RedisUrl.of("127.0.0.1", FreePort.find(), Secrets.random());
        var server = ForeignServers.redis(folder, url);
        var redis = Redis.open(vertx, url.text()).await(10, TimeUnit.SECONDS);
        try {
            signal(server, "-STOP");
            assertTrue(millisToFail(redis.api().get("word")) < AT_ONCE.toMillis());
            signal(server, "-CONT");
            Waiting.until("requests work", PATIENCE, () -> !fails(redis.api().get("word")));
        } finally {
            redis.close();
            ForeignServers.stop(server, folder);
        }
    }

    @Test
    void redis_answers_each_of_many_requests_at_once_and_refuses_transactions() throws Exception {
        var url = RedisUrl.of("127.0.0.1", FreePort.find(), Secrets.random());
        var server = ForeignServers.redis(folder, url);
        var redis = Redis.open(vertx, url.text()).await(10, TimeUnit.SECONDS);
        try {
            var echoes = IntStream.range(0, 5_000)
                    .mapToObj(i -> redis.api().echo("word" + i))
                    .toList();
            Future.all(echoes).await(10, TimeUnit.SECONDS);
            for (var i = 0; i < echoes.size(); i++) {
                assertEquals("word" + i, echoes.get(i).result().toString());
            }
            assertTrue(fails(redis.send(Request.cmd(Command.MULTI))));
        } finally {
            redis.close();
            ForeignServers.stop(server, folder);
        }
    }

    @Test
    void both_clients_fail_fast_while_postgresql_is_away_and_work_again_when_it_is_back() throws Exception {
        var cluster = folder.resolve("cluster");
        ForeignServers.initialise(cluster);
        var url = DatabaseUrl.of("127.0.0.1", FreePort.find(), "postgres", "tester", Optional.empty());
        var server = ForeignServers.postgres(cluster, url);
        var postgres = Postgres.open(vertx, url.text(), 4);
        var clients = List.of(postgres.pool(), postgres.lookups());
        try {
            for (var client : clients) {
                assertFalse(fails(ask(client)));
            }
            ForeignServers.stop(server, cluster);
            for (var client : clients) {
                Waiting.until("requests fail", AT_ONCE, () -> fails(ask(client)));
                assertTrue(millisToFail(ask(client)) < 500);
            }
            server = ForeignServers.postgres(cluster, url);
            for (var client : clients) {
                Waiting.until("requests work", PATIENCE, () -> !fails(ask(client)));
            }
        } finally {
            clients.forEach(SqlClient::close);
            ForeignServers.stop(server, cluster);
        }
    }

    @Test
    void servers_given_by_url_are_used_as_they_are() throws Exception {
        var cluster = folder.resolve("cluster");
        ForeignServers.initialise(cluster);
        var database = DatabaseUrl.of("127.0.0.1", FreePort.find(), "postgres", "tester", Optional.empty());
        var postgres = ForeignServers.postgres(cluster, database);
        var url = RedisUrl.of("127.0.0.1", FreePort.find(), Secrets.random());
        var redis = ForeignServers.redis(folder, url);
        var given = new StoreSettings(folder.resolve("data"), Optional.of(database.text()), 4, Optional.of(url.text()));
        try (var servers = Servers.start(given)) {
            assertEquals(database.text(), servers.databaseUrl());
            assertEquals(url.text(), servers.redisUrl());
            assertFalse(servers.embeddedDatabase());
            assertEquals(List.of(), Processes.in(folder.resolve("data")));
        } finally {
            ForeignServers.stop(postgres, cluster);
            ForeignServers.stop(redis, folder);
        }
    }

    private static Future<?> ask(SqlClient client) {
        return client.preparedQuery("SELECT $1::int").execute(Tuple.of(1));
    }

    private static <T> T answer(Future<T> future) throws Exception {
        return future.await(10, TimeUnit.SECONDS);
    }

    private static boolean fails(Future<?> future) {
        try {
            answer(future);
            return false;
        } catch (Throwable failed) {
            return true;
        }
    }

    private static long millisToFail(Future<?> future) {
        var begin = System.nanoTime();
        assertTrue(fails(future));
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    private static void signal(Process process, String signal) throws Exception {
        new ProcessBuilder("sh", "-c", "kill " + signal + " " + process.pid())
                .start()
                .waitFor(5, TimeUnit.SECONDS);
    }
}
