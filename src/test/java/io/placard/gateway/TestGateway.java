package io.placard.gateway;

import io.placard.channel.Login;
import io.placard.gateway.http.AccessLogTarget;
import io.placard.gateway.http.RequestLimits;
import io.placard.gateway.http.SessionSettings;
import io.placard.gateway.socket.Receiver;
import io.placard.gateway.socket.SessionKeys;
import io.placard.gateway.socket.SocketSettings;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A gateway of its own on the parts of a running Placard, with other limits. */
final class TestGateway implements AutoCloseable {

    /** Gateways of one Vert.x share a port if they ask for the same negative one; Placard's own asks for -1. */
    private static final AtomicInteger FREE_PORT = new AtomicInteger(-1);

    private static final int MOST_BYTES = 32 << 20;

    private final Gateway gateway;

    private TestGateway(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Long frames are let in, sockets echo, and any session key opens one for this login. */
    static TestGateway echo(GatewayContext context, Login login) {
        var doorkeeping = new Gateway.Doorkeeping(
                key -> Future.succeededFuture(Optional.of(login)), (socket, connection) -> new Echo(socket));
        var keys = new SessionKeys(context.redis(), Duration.ofMinutes(1), context.secrets());
        return start(new Gateway(context, settings(RequestLimits.of(MOST_BYTES)), keys, doorkeeping));
    }

    /** Requests have these limits; {@code /static/big.txt} has so many bytes. */
    static TestGateway limited(GatewayContext context, RequestLimits limits, int bigBytes) {
        var gateway = new Gateway(context, settings(limits));
        gateway.assets().become(gateway.assets().make(Map.of("big.txt", new byte[bigBytes])));
        return start(gateway);
    }

    private static TestGateway start(Gateway gateway) {
        gateway.start().toCompletionStage().toCompletableFuture().join();
        return new TestGateway(gateway);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    @Override
    public void close() {
        gateway.stop().toCompletionStage().toCompletableFuture().join();
    }

    private static GatewaySettings settings(RequestLimits limits) {
        var ample = Duration.ofMinutes(10);
        return new GatewaySettings(
                "127.0.0.1",
                FREE_PORT.decrementAndGet(),
                Optional.empty(),
                List.of(),
                List.of(),
                limits,
                new AccessLogTarget.Off(),
                Path.of("target", "no-uploads"),
                Duration.ofSeconds(2),
                new SessionSettings(ample, ample, ample),
                new SocketSettings(ample, ample, MOST_BYTES, MOST_BYTES, 1_000, 1_000, 1_000, 1_000, ample));
    }

    /** Sends back what came, as the same type. */
    private record Echo(ServerWebSocket socket) implements Receiver {

        @Override
        public void opened() {}

        @Override
        public void heard() {}

        @Override
        public void text(Buffer message) {
            socket.writeFinalTextFrame(message.toString());
        }

        @Override
        public void binary(Buffer message) {
            socket.writeFinalBinaryFrame(message);
        }

        @Override
        public void tooBig() {
            throw new AssertionError("no case sends more than the limit");
        }
    }
}
