package io.placard.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.placard.Running;
import io.placard.Visitor;
import io.placard.channel.Login;
import io.placard.gateway.socket.SessionKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WebSocket as RFC 6455 has it, by Autobahn's cases. The report is in target/autobahn, the limits in SocketLimitsTest. */
@ExtendWith(Running.class)
class WebSocketConformance {

    private static final int CASES = 247;

    @Test
    void every_autobahn_case_passes_behind_the_gateways_own_handshake(Running running) throws Exception {
        var context = running.gatewayContext();
        try (var echo = TestGateway.echo(context, login(running, context))) {
            var verdicts = new Autobahn(Path.of("target", "autobahn"))
                    .run("ws://127.0.0.1:" + echo.url().getPort() + "/ws?session_key=any");
            var failed = verdicts.entrySet().stream()
                    .filter(verdict -> !verdict.getValue().passed())
                    .toList();
            assertEquals(List.of(), failed);
            assertEquals(CASES, verdicts.size());
        }
    }

    private static Login login(Running running, GatewayContext context) {
        var keys = new SessionKeys(context.redis(), Duration.ofMinutes(1), context.secrets());
        var key = Visitor.member(running, "kofi").sessionKey();
        return keys.take(key).toCompletionStage().toCompletableFuture().join().orElseThrow();
    }
}
