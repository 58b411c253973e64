package io.placard.site.audit;

import io.placard.channel.SiteContext;
import io.placard.site.page.Desk;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** The newest act about something that a reader may know of, such as {@code backup}. */
    public Optional<AuditPage.Line> newest(long reader, String about) {
        var filter = new AuditFilter("", about, Optional.empty(), Optional.empty(), OptionalLong.empty());
        var question = new AuditStore.Question(reader, filter, Optional.empty(), Optional.empty());
        return store.list(question, 1).stream().findFirst();
    }

    /** The log for programs of staff. */
    public AuditResource resource() {
        return new AuditResource(store);
    }

    public AuditPages pages(Desk desk) {
        return new AuditPages(desk, store);
    }
}
