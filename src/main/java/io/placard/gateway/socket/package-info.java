/**
 * WebSockets: the handshake with its session key, connections, topics and their groups, limits, heartbeat. One
 * {@link io.placard.gateway.socket.Sockets} belongs to one event loop and shares nothing with the others but limits.
 * Owns the Redis keys {@code placard:session-key:*} and {@code placard:sockets:*}.
 */
package io.placard.gateway.socket;
