package io.placard.site.accounts;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.auth.authentication.Credentials;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import java.util.Optional;

/**
 * Vert.x Auth's door to accounts: a user name and a password give a user, whose principal holds {@code account} and
 * {@code epoch}. One answer, at one cost, for a wrong password, an unknown name and an account that is not active. On
 * virtual threads.
 */
final class PasswordAuthentication implements AuthenticationProvider {

    private final AccountStore store;
    private final Passwords passwords;

    PasswordAuthentication(AccountStore store, Passwords passwords) {
        this.store = store;
        this.passwords = passwords;
    }

    @Override
    public Future<User> authenticate(Credentials credentials) {
        if (!(credentials instanceof UsernamePasswordCredentials given)) {
            return Future.failedFuture(new Refused(Refusal.WRONG));
        }
        var account = store.credentials(given.getUsername());
        var hash = account.filter(AccountStore.Credentials::active).map(AccountStore.Credentials::passwordHash);
        return answer(account, passwords.fits(hash, given.getPassword()));
    }

    private static Future<User> answer(Optional<AccountStore.Credentials> account, Optional<Boolean> fits) {
        if (fits.isEmpty()) {
            return Future.failedFuture(new Refused(Refusal.BUSY));
        }
        if (!fits.get()) {
            return Future.failedFuture(new Refused(Refusal.WRONG));
        }
        var known = account.orElseThrow();
        return Future.succeededFuture(
                User.create(new JsonObject().put("account", known.id()).put("epoch", known.epoch())));
    }

    /** Why nobody was signed in. */
    enum Refusal {
        /** Name and password do not fit. */
        WRONG,
        /** Too many passwords are being checked. */
        BUSY
    }

    /** Nobody was signed in: a refusal, so it has no stack trace. */
    static final class Refused extends RuntimeException {

        private final Refusal refusal;

        Refused(Refusal refusal) {
            super(refusal.name(), null, false, false);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }
}
