package io.placard.site.accounts;

import static io.vertx.core.Future.await;

import io.vertx.redis.client.RedisAPI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Slows the guessing of passwords, in Redis and so over all nodes. Failures are counted by address and account together,
 * by account, and by address. Past a limit one attempt in a while is still let through and nobody is locked out: not the
 * owner by a stranger's guesses, and not a hotel by one guest's. A browser that has signed in to an account before is
 * counted apart from strangers. On virtual threads.
 */
final class SignInThrottle {

    private static final String KEY = "placard:sign-in:";
    private static final int WINDOW_SECONDS = 900;

    /**
     * Failures of one address with one account, of one account from anywhere, of one address with any account; and past
     * each limit the seconds between two attempts.
     */
    private static final List<String> LIMITS = List.of("5", "15", "30", "5", "300", "1");

    /** Where a count is past its limit, takes the one attempt of its pause; answers the seconds to wait, or 0. */
    private static final String ADMIT = """
            local wait = 0
            for i = 1, #KEYS do
                local failures = tonumber(redis.call('GET', KEYS[i]) or '0')
                if failures >= tonumber(ARGV[2 * i - 1]) then
                    local left = redis.call('PTTL', KEYS[i] .. ':pause')
                    if left > 0 then wait = math.max(wait, math.ceil(left / 1000)) end
                end
            end
            if wait > 0 then return wait end
            for i = 1, #KEYS do
                local failures = tonumber(redis.call('GET', KEYS[i]) or '0')
                if failures >= tonumber(ARGV[2 * i - 1]) then
                    redis.call('SET', KEYS[i] .. ':pause', '1', 'EX', ARGV[2 * i])
                end
            end
            return 0
            """;

    /** Counts; what reaches its limit by this pauses at once. */
    private static final String FAILED = """
            for i = 1, #KEYS do
                local failures = redis.call('INCR', KEYS[i])
                if failures == 1 then redis.call('EXPIRE', KEYS[i], ARGV[1]) end
                if failures >= tonumber(ARGV[2 * i]) then
                    redis.call('SET', KEYS[i] .. ':pause', '1', 'EX', ARGV[2 * i + 1])
                end
            end
            return 0
            """;

    private final RedisAPI redis;

    SignInThrottle(RedisAPI redis) {
        this.redis = redis;
    }

    /** Seconds until an attempt may be made, or 0: then this is one. */
    int admit(Attempt attempt) {
        var keys = attempt.known() ? List.of(both(attempt)) : keys(attempt);
        var arguments = new ArrayList<>(List.of(ADMIT, Integer.toString(keys.size())));
        arguments.addAll(keys);
        arguments.addAll(LIMITS.subList(0, 2 * keys.size()));
        return await(redis.eval(arguments)).toInteger();
    }

    /** Counts a wrong password. */
    void failed(Attempt attempt) {
        var arguments = new ArrayList<>(List.of(FAILED, "3"));
        arguments.addAll(keys(attempt));
        arguments.add(Integer.toString(WINDOW_SECONDS));
        arguments.addAll(LIMITS);
        await(redis.eval(arguments));
    }

    /** Forgets what this browser did wrong with this account. */
    void succeeded(Attempt attempt) {
        await(redis.del(List.of(both(attempt))));
    }

    private static List<String> keys(Attempt attempt) {
        return List.of(both(attempt), account(attempt), address(attempt));
    }

    private static String both(Attempt attempt) {
        var from = attempt.known() ? "device" : attempt.address();
        return KEY + "both:" + from + ":" + name(attempt);
    }

    private static String account(Attempt attempt) {
        return KEY + "account:" + name(attempt);
    }

    private static String address(Attempt attempt) {
        return KEY + "address:" + attempt.address();
    }

    private static String name(Attempt attempt) {
        return attempt.username().toLowerCase(Locale.ROOT);
    }

    /**
     * Somebody tries to sign in.
     *
     * @param known whether this browser has signed in to this account before
     */
    record Attempt(String username, String address, boolean known) {}
}
