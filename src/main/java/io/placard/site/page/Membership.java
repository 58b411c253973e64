package io.placard.site.page;

import io.placard.channel.Login;
import io.vertx.sqlclient.Pool;

/** Whether a login still holds. On virtual threads. */
public final class Membership {

    private final ReaderStore store;

    public Membership(Pool pool) {
        this.store = new ReaderStore(pool);
    }

    /** Whether its account is active, has changed no password since, and need not change it. */
    public boolean holds(Login login) {
        return store.holds(login);
    }
}
