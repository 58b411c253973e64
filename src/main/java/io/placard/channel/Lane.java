package io.placard.channel;

/**
 * A queue of frames in which one is handled at a time. A socket keeps to one lane, so its frames keep their order; there
 * are many lanes, so sockets seldom wait for one another.
 *
 * @param generation the site that serves it
 * @param number from 0 to {@link #COUNT} - 1
 */
public record Lane(int generation, int number) {

    /** Lanes of one generation, over all its instances. */
    public static final int COUNT = 64;

    /** The lane of this socket in this generation. */
    public static Lane of(int generation, String socket) {
        return new Lane(generation, Math.floorMod(socket.hashCode(), COUNT));
    }

    String address() {
        return "placard.site." + generation + ".lane." + number;
    }
}
