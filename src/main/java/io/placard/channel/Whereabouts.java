package io.placard.channel;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is there: which accounts have a socket open, over all nodes. It is known in Redis alone and may be forgotten at any
 * moment; who may know it of whom is the site's to decide. When somebody comes, goes away or leaves, and somebody follows
 * them, their topic is told {@code presence.changed}, which is not kept.
 */
public interface Whereabouts {

    /** The topic of somebody who is followed. */
    static Topic topic(long account) {
        return new Topic("presence:" + account);
    }

    /** Where somebody is now. */
    Future<Whereabout> of(long account);

    /** The same; and for a day from now their topic is told when that changes. */
    Future<Whereabout> follow(long account);

    /** Their topic is told nothing more until {@link #show}; who follows it leaves it. */
    Future<Void> hide(long account);

    /** They may be followed again. */
    Future<Void> show(long account);

    /** Nobody has looked at the page of this socket for a while; or somebody does again. */
    Future<Void> away(Login login, String socket, boolean away);

    /** How somebody is there. */
    enum State {
        ONLINE,
        /** There is a page of theirs, but nobody looks at it. */
        AWAY,
        OFF
    }

    /** @param seen when a socket of theirs was last there, if that was within a week */
    record Whereabout(State state, Optional<Instant> seen) {}
}
