package io.placard.gateway;

import io.placard.gateway.http.AccessLogTarget;
import io.placard.gateway.http.RequestLimits;
import io.placard.gateway.http.SessionSettings;
import io.placard.gateway.socket.SocketSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the gateway listens and whom it lets in.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any free one
 * @param publicUrl address under which browsers reach Placard; {@code https} makes cookies Secure
 * @param origins further origins whose pages may open a socket, such as {@code https://mun.example.org}
 * @param trustedProxies addresses whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed
 * @param requests what a request may be and how long it may take
 * @param accessLog where the access log goes
 * @param incoming the folder for files that are coming
 * @param shutdownGrace how long requests and sockets may take to end when Placard stops
 */
public record GatewaySettings(
        String host,
        int port,
        Optional<URI> publicUrl,
        List<String> origins,
        List<String> trustedProxies,
        RequestLimits requests,
        AccessLogTarget accessLog,
        Path incoming,
        Duration shutdownGrace,
        SessionSettings session,
        SocketSettings socket) {}
