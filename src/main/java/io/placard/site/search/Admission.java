package io.placard.site.search;

import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import io.vertx.redis.client.RedisAPI;

/** How often somebody may search, with pages and programs together. On virtual threads. */
final class Admission {

    private static final int MEMBERS_QUESTIONS = 60;

    /** More than a member's: a whole hotel may come from one address. */
    private static final int AN_ADDRESS_QUESTIONS = 180;

    private final RateLimit members;
    private final RateLimit addresses;

    Admission(RedisAPI redis) {
        this.members = new RateLimit(redis, "search", MEMBERS_QUESTIONS, Search.WINDOW);
        this.addresses = new RateLimit(redis, "search-guest", AN_ADDRESS_QUESTIONS, Search.WINDOW);
    }

    boolean admits(Request request) {
        return request.reader().isPresent() ? members.admits(request.account()) : addresses.admits(request.address());
    }
}
