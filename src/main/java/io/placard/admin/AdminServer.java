package io.placard.admin;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the admin socket. Thread-safe. */
public final class AdminServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final String FILE = "placard.sock";
    private static final int MOST = 16;
    private static final int FAILED = 1;
    private static final int ANSWERING_SECONDS = 2;

    private final ServerSocketChannel channel;
    private final Path path;
    private final Object identity;
    private final AdminCommands commands;
    private final Semaphore free = new Semaphore(MOST);

    private AdminServer(ServerSocketChannel channel, Path path, AdminCommands commands) throws IOException {
        this.channel = channel;
        this.path = path;
        this.identity = identity(path);
        this.commands = commands;
    }

    /** Where the Placard that runs on this data folder listens. */
    public static Path in(Path dataFolder) {
        return dataFolder.toAbsolutePath().normalize().resolve(FILE);
    }

    /**
     * Listens, in place of whoever listened at this path before.
     *
     * @throws IOException when the socket cannot be made, such as for a path of more than a hundred letters
     */
    public static AdminServer open(Path path, AdminCommands commands) throws IOException {
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(fresh), MOST);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            var server = new AdminServer(channel, path, commands);
            Thread.ofPlatform().daemon().name("admin").start(server::accept);
            return server;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Listens no longer; answers that are under way are finished. Leaves the socket of a successor alone. */
    @Override
    public void close() {
        try {
            channel.close();
            if (identity.equals(identity(path))) {
                Files.deleteIfExists(path);
            }
        } catch (IOException gone) {
            LOG.debug("admin.notclosed cause={}", gone.toString());
        }
    }

    /** After {@link #close}: waits until the answers that are under way are given, at most two seconds. */
    public void awaitAnswers() {
        try {
            if (!free.tryAcquire(MOST, ANSWERING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("admin.cut answers={}", MOST - free.availablePermits());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (channel.isOpen()) {
            try {
                free.acquire();
                var asking = channel.accept();
                Thread.ofPlatform().daemon().name("admin-command").start(() -> answer(asking));
            } catch (IOException closed) {
                free.release();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private void answer(SocketChannel asking) {
        try (asking) {
            var words = words(asking);
            LOG.info("admin.asked words={}", words);
            send(asking, new JsonObject().put("status", run(words, asking)));
        } catch (DecodeException | ClassCastException | IOException unreadable) {
            LOG.warn("admin.unreadable cause={}", unreadable.toString());
        } finally {
            free.release();
        }
    }

    private int run(List<String> words, SocketChannel asking) {
        try {
            return commands.run(words, line -> send(asking, new JsonObject().put("say", line)));
        } catch (RuntimeException fault) {
            LOG.error("admin.failed words={}", words, fault);
            send(asking, new JsonObject().put("say", "failed: " + fault + "; the log of Placard tells more"));
            return FAILED;
        }
    }

    private static List<String> words(SocketChannel asking) throws IOException {
        var lines = new BufferedReader(Channels.newReader(asking, StandardCharsets.UTF_8));
        var line = lines.readLine();
        var words = line == null ? null : new JsonObject(line).getJsonArray("words");
        if (words == null) {
            throw new IOException("asked for nothing");
        }
        return words.stream().map(String.class::cast).toList();
    }

    /** Whoever asked may have gone; what they asked for goes on. */
    private static void send(SocketChannel asking, JsonObject message) {
        try {
            var bytes = ByteBuffer.wrap((message.encode() + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                asking.write(bytes);
            }
        } catch (IOException gone) {
            LOG.debug("admin.gone cause={}", gone.toString());
        }
    }

    private static Object identity(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }
}
