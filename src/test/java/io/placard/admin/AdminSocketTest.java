package io.placard.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Faulty;
import io.placard.store.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Faulty
class AdminSocketTest {

    @TempDir
    private Path folder;

    private Path path;
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void find() {
        path = AdminServer.in(folder);
    }

    @Test
    void an_answer_comes_line_by_line_and_ends_with_its_status() throws IOException {
        try (var server = AdminServer.open(path, (words, say) -> {
            words.forEach(say);
            return words.size();
        })) {
            assertEquals(2, AdminClient.ask(path, List.of("reload", "迎 \"x\""), heard::add));
            assertEquals(List.of("reload", "迎 \"x\""), heard);
        }
        assertFalse(Files.exists(path));
    }

    @Test
    void nobody_but_its_owner_may_open_it() throws IOException {
        try (var server = AdminServer.open(path, (words, say) -> 0)) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        }
    }

    @Test
    void asking_where_nobody_listens_is_one_sentence() {
        var failed = assertThrows(StartException.class, () -> AdminClient.ask(path, List.of("reload"), heard::add));
        assertTrue(failed.getMessage().contains("data.dir"), failed::getMessage);
    }

    @Test
    void a_fault_is_told_and_is_a_failure() throws IOException {
        try (var server = AdminServer.open(path, (words, say) -> {
            say.accept("begun");
            throw new IllegalStateException("no disk");
        })) {
            assertEquals(1, AdminClient.ask(path, List.of("reload"), heard::add));
            assertEquals("begun", heard.getFirst());
            assertTrue(heard.getLast().contains("no disk"), heard::toString);
        }
    }

    @Test
    void an_answer_that_breaks_off_is_one_sentence() throws Exception {
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            var dying = Thread.ofPlatform().start(() -> acceptAndClose(server));
            assertThrows(StartException.class, () -> AdminClient.ask(path, List.of("reload"), heard::add));
            dying.join();
        }
    }

    @Test
    void what_cannot_be_read_does_no_harm() throws IOException {
        try (var server = AdminServer.open(path, (words, say) -> 0)) {
            for (var words : List.of("\n", "{}\n", "[]\n", "{\"words\":[1]}\n", "{\"words\":7}\n", "")) {
                try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    channel.connect(UnixDomainSocketAddress.of(path));
                    channel.write(ByteBuffer.wrap(words.getBytes()));
                    channel.shutdownOutput();
                    assertEquals(-1, channel.read(ByteBuffer.allocate(1)), words);
                }
            }
            assertEquals(0, AdminClient.ask(path, List.of("reload"), heard::add));
        }
    }

    @Test
    void a_successor_takes_the_place_over_and_keeps_it() throws IOException {
        try (var old = AdminServer.open(path, (words, say) -> 1);
                var successor = AdminServer.open(path, (words, say) -> 2)) {
            old.close();
            assertEquals(2, AdminClient.ask(path, List.of("reload"), heard::add));
        }
    }

    @Test
    void a_socket_that_a_crash_left_behind_is_replaced() throws IOException {
        try (var left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            left.bind(UnixDomainSocketAddress.of(path));
        }
        try (var server = AdminServer.open(path, (words, say) -> 3)) {
            assertEquals(3, AdminClient.ask(path, List.of("reload"), heard::add));
        }
    }

    private static void acceptAndClose(ServerSocketChannel server) {
        try {
            server.accept().close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
