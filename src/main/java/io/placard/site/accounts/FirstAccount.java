package io.placard.site.accounts;

import io.placard.store.Transaction;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** The one-time link by which a server without accounts gets its first. On virtual threads. */
final class FirstAccount {

    private final Pool pool;
    private final FirstAccountStore store;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final Clock clock;

    FirstAccount(Pool pool, AccountStore accounts, Passwords passwords, Clock clock) {
        this.pool = pool;
        this.store = new FirstAccountStore(pool);
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Makes this token the only one; empty when there are accounts already. */
    boolean offer(String token) {
        return Transaction.run(pool, sql -> {
            if (!store.empty()) {
                return false;
            }
            store.keepLink(sql, hash(token), clock.instant());
            return true;
        });
    }

    /** Whether there is no account at all. */
    boolean wanted() {
        return store.empty();
    }

    boolean knows(String token) {
        return store.knowsLink(hash(token));
    }

    /** Makes the account and uses the link up; empty when somebody else was first. */
    Optional<Long> make(String token, NewAccount account, String password) {
        var passwordHash = passwords.hash(password);
        return Transaction.run(
                pool,
                sql -> store.takeLink(sql, hash(token))
                        ? accounts.add(sql, account, passwordHash, clock.instant())
                        : Optional.empty());
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }
}
