package io.placard.site.audit;

import io.placard.channel.SiteContext;
import io.placard.site.page.Desk;
import io.vertx.sqlclient.SqlClient;

/** The feature's door. On virtual threads. */
public final class Audit {

    private final AuditStore store;

    public Audit(SiteContext context) {
        this.store = new AuditStore(context.postgres());
    }

    /** Notes an act in the transaction that does it. */
    public void note(SqlClient sql, Act act) {
        store.add(sql, act);
    }

    /** The log for programs of staff. */
    public AuditResource resource() {
        return new AuditResource(store);
    }

    public AuditPages pages(Desk desk) {
        return new AuditPages(desk, store);
    }
}
