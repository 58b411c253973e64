package io.placard.store;

/** A server that Placard runs itself. */
sealed interface EmbeddedServer permits EmbeddedPostgres, EmbeddedRedis {

    /** The URL that a client connects to, with the password in it. */
    String url();

    /** Blocks until the process is gone, at the longest 12 s. */
    void stop();
}
