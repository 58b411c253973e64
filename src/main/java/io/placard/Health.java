package io.placard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a Placard from outside, over HTTP as everyone else, whether it still answers. */
final class Health {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest request;

    Health(URI url) {
        this.request = HttpRequest.newBuilder(url.resolve("/healthz"))
                .timeout(PATIENCE)
                .build();
    }

    /** Blocks for 4 s at the longest. Any status below 500 tells that event loops turn. */
    boolean answers() {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException silent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
