package io.placard.site.api;

import io.placard.site.page.RateLimit;
import io.placard.site.page.RateLimit.Count;
import io.placard.site.page.Request;
import io.vertx.redis.client.RedisAPI;
import java.time.Duration;
import java.util.Map;

/** How often a program may call: an account, or where nobody is signed in an address. On virtual threads. */
final class Quota {

    private static final int OF_ACCOUNT = 600;
    private static final int OF_ADDRESS = 120;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final RateLimit ofAccounts;
    private final RateLimit ofAddresses;

    Quota(RedisAPI redis) {
        this.ofAccounts = new RateLimit(redis, "api", OF_ACCOUNT, WINDOW);
        this.ofAddresses = new RateLimit(redis, "api-guest", OF_ADDRESS, WINDOW);
    }

    /** Counts a call. */
    Count count(Request request, String address) {
        return request.reader().isPresent()
                ? ofAccounts.count(Long.toString(request.account()))
                : ofAddresses.count(address);
    }

    static Map<String, String> headers(Count count) {
        return Map.of(
                "RateLimit-Limit", Integer.toString(count.most()),
                "RateLimit-Remaining", Integer.toString(count.left()),
                "RateLimit-Reset", Long.toString(count.seconds()));
    }
}
