package io.placard.admin;

import io.placard.store.StartException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            connect(channel, path);
            var question = new JsonObject().put("words", new JsonArray(words)).encode() + "\n";
            channel.write(ByteBuffer.wrap(question.getBytes(StandardCharsets.UTF_8)));
            return hear(channel, say);
        } catch (IOException broken) {
            throw new StartException(
                    "Placard was asked but its answer broke off: " + broken.getMessage() + ".", broken);
        }
    }

    private static void connect(SocketChannel channel, Path path) {
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
        } catch (IOException | IllegalArgumentException nobody) {
            throw new StartException(
                    "No Placard that runs on this data folder could be asked at %s (%s); is data.dir the running one's?"
                            .formatted(path, nobody.getMessage()),
                    nobody);
        }
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
