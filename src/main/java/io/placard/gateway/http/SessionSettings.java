package io.placard.gateway.http;

import java.time.Duration;

/**
 * How long a login session and the tickets it hands out live.
 *
 * @param idle a session ends when it was not used for so long
 * @param lifetime a session ends so long after sign-in, used or not
 * @param keyTtl a session key opens a socket for so long
 */
public record SessionSettings(Duration idle, Duration lifetime, Duration keyTtl) {}
