package io.placard.gateway.socket;

import java.time.Duration;

/**
 * Limits on what one socket, one account and one address may ask of the gateway.
 *
 * @param heartbeat a silent socket is pinged after so long, give or take a tenth
 * @param heartbeatTimeout and closed when it stays silent for so long after that
 * @param frameBytes the longest client frame, in bytes
 * @param budgetBytes bytes that may wait for one slow reader before its socket is closed
 * @param framesPerSecond client frames a second, in the long run
 * @param frameBurst client frames at once
 * @param perAccount open sockets of one account
 * @param perAddress open sockets of one address on this node; a hotel is one address
 * @param frameTimeout how long a frame may wait for the site, over a reload or a crash of it
 */
public record SocketSettings(
        Duration heartbeat,
        Duration heartbeatTimeout,
        int frameBytes,
        int budgetBytes,
        int framesPerSecond,
        int frameBurst,
        int perAccount,
        int perAddress,
        Duration frameTimeout) {}
