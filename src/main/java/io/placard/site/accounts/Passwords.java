package io.placard.site.accounts;

import static io.vertx.core.Future.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.auth.hashing.HashingStrategy;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes and checks password hashes, on a small pool of worker threads, with few waiting: hashing is dear on purpose, and
 * a flood of sign-ins must not take the machine. On virtual threads.
 */
final class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    /** OWASP's recommendation: 19 MiB, two passes, one lane. */
    private static final Map<String, String> COST = Map.of("v", "19", "m", "19456", "t", "2", "p", "1");

    /** For passwords that are random by themselves: nobody can guess 59 bits, however cheap a guess is. */
    private static final Map<String, String> RANDOM_COST = Map.of("v", "19", "m", "1024", "t", "1", "p", "1");

    private static final String CHEAP = "m=" + RANDOM_COST.get("m") + ",";
    /** Of a password that was thrown away, at the full cost: making one held up every start of the site. */
    static final String NOBODYS =
            "$argon2id$v=19,m=19456,t=2,p=1$kvKG3O3C1wh8NrD3m6yihQ$V8xZuYSQMQNqHBF5JQPfZdlcXFORw4ZkJdcoiXnUbcE";

    private static final int SALT_BYTES = 16;
    private static final int MOST_WAITING = 64;

    private final WorkerExecutor workers;
    private final HashingStrategy strategy = HashingStrategy.load();
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger waiting = new AtomicInteger();

    Passwords(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor(
                "placard-passwords", Runtime.getRuntime().availableProcessors());
        strategy.put(Argon2id.ID, new Argon2id());
    }

    /** The hash to keep, with salt and costs in it. */
    String hash(String password) {
        var salt = salt();
        return await(workers.executeBlocking(() -> strategy.hash(Argon2id.ID, COST, salt, password), false));
    }

    /** The hash of a password of 59 random bits or more, which needs no cost. As many as there are cores go at once. */
    Future<String> hashRandom(String password) {
        var salt = salt();
        return workers.executeBlocking(() -> strategy.hash(Argon2id.ID, RANDOM_COST, salt, password), false);
    }

    /**
     * Whether the password fits; at the same cost where there is no account and so no hash. Empty when too many are
     * waiting to be checked.
     */
    Optional<Boolean> fits(Optional<String> hash, String password) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Optional.empty();
        }
        try {
            var kept = hash.orElse(NOBODYS);
            var same = await(workers.executeBlocking(() -> verify(kept, password), false));
            return Optional.of(same && hash.isPresent());
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Who still has a first password must not be told by a quick answer. */
    private boolean verify(String kept, String password) {
        var same = strategy.verify(kept, password);
        if (kept.contains(CHEAP)) {
            strategy.verify(NOBODYS, password);
        }
        return same;
    }

    private String salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Base64.getEncoder().withoutPadding().encodeToString(salt);
    }
}
