package io.placard.admin;

import io.placard.store.StartException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Asks a running Placard over its admin socket. Blocking. */
public final class AdminClient {

    private AdminClient() {}

    /**
     * Asks and hears the whole answer.
     *
     * @param say takes each line of the answer as it comes
     * @return the exit status
     * @throws StartException in one sentence, when nobody listens there or the answer breaks off
     */
    public static int ask(Path path, List<String> words, Consumer<String> say) {
        return askIfRunning(path, words, say).orElseThrow(() -> nobody(path, "nobody listens"));
    }

    /**
     * As {@link #ask}, for those to whom it is no failure that nobody listens.
     *
     * @return the exit status; empty, with nothing asked, when no Placard runs
     * @throws StartException in one sentence, when the socket may not be opened or the answer breaks off
     */
    public static OptionalInt askIfRunning(Path path, List<String> words, Consumer<String> say) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            if (!connected(channel, path)) {
                return OptionalInt.empty();
            }
            var question = new JsonObject().put("words", new JsonArray(words)).encode() + "\n";
            channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.UTF_8)));
            return OptionalInt.of(hear(channel, say));
        } catch (IOException broken) {
            throw new StartException(
                    "Placard was asked but its answer broke off: " + broken.getMessage() + ".", broken);
        }
    }

    /** A socket that a dead Placard left behind refuses; one that belongs to somebody else is a failure. */
    private static boolean connected(SocketChannel channel, Path path) {
        try {
            return channel.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException refused) {
            return false;
        } catch (IOException | IllegalArgumentException failed) {
            if (Files.notExists(path)) {
                return false;
            }
            throw nobody(path, failed.getMessage());
        }
    }

    private static StartException nobody(Path path, String cause) {
        return new StartException(
                "No Placard that runs on this data folder could be asked at %s (%s); is data.dir the running one's?"
                        .formatted(path, cause));
    }

    private static int hear(SocketChannel channel, Consumer<String> say) throws IOException {
        var lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var message = new JsonObject(line);
            if (message.containsKey("status")) {
                return message.getInteger("status");
            }
            say.accept(message.getString("say"));
        }
        throw new IOException("it ended");
    }
}
