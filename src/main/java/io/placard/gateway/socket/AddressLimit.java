package io.placard.gateway.socket;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the open sockets of each address on this node. Of this node only: what it protects is this node's memory.
 * Shared by all event loops; thread-safe.
 */
public final class AddressLimit {

    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();
    private final int most;

    public AddressLimit(int most) {
        this.most = most;
    }

    /** Counts one more; false, and not counted, when the address has its fill. */
    boolean enter(String address) {
        return open.merge(address, 1, (count, one) -> Math.min(count + one, most + 1)) <= most || leaveFull(address);
    }

    /** Counts one less. */
    void leave(String address) {
        open.computeIfPresent(address, (same, count) -> count <= 1 ? null : count - 1);
    }

    private boolean leaveFull(String address) {
        leave(address);
        return false;
    }
}
