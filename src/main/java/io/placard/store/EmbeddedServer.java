package io.placard.store;

/** A server that Placard runs itself. */
sealed interface EmbeddedServer permits EmbeddedPostgres, EmbeddedRedis {

    /** The URL that a client connects to, with the password in it. */
    String url();

    /** Whether its process lives and works on our folder. */
    boolean serves();

    /** Blocks until the process is gone, at the longest 12 s. */
    void stop();
}
