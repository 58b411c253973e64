package io.placard.channel;

import java.time.Instant;

/**
 * A login session as its owner sees it.
 *
 * @param login whose it is and what it is called
 * @param begun when they signed in
 * @param seen when it was last used
 * @param agent what the browser calls itself; cut, and never to be trusted
 * @param address where they signed in from
 */
public record OpenLogin(Login login, Instant begun, Instant seen, String agent, String address) {}
