package io.placard.gateway.http;

import java.time.Duration;

/**
 * How much of a request is taken and how long it is waited for. No trickle of bytes puts a deadline off.
 *
 * @param bodyBytes the longest body, in bytes
 * @param head from the first byte of a request to the end of its head
 * @param body from there to the end of its body
 * @param idle between two requests of one connection
 * @param stalled how long a client may leave a full write queue unread
 */
public record RequestLimits(int bodyBytes, Duration head, Duration body, Duration idle, Duration stalled) {

    /** The deadlines that fit browsers behind slow lines. */
    public static RequestLimits of(int bodyBytes) {
        return new RequestLimits(
                bodyBytes,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(75),
                Duration.ofSeconds(30));
    }
}
