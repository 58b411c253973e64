package io.placard.site.clock;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.audit.Audit;
import io.placard.site.page.Desk;
import io.placard.site.page.FictionalTime.Period;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Clocks {

    private final ClockStore store;
    private final Helm helm;

    public Clocks(SiteContext context, Journal journal) {
        this.store = new ClockStore(context.postgres());
        this.helm = new Helm(journal, store, new Audit(context), context.clock());
    }

    public ClockPages pages(Desk desk) {
        return new ClockPages(desk, store, helm);
    }

    /** The same for programs. */
    public ClockResource resource() {
        return new ClockResource(store, helm);
    }

    /** Plans the clock in the caller's transaction, where nobody needs to hear of it, such as that of a demo. */
    public void plan(SqlClient sql, long account, Plan plan, Instant at) {
        store.set(sql, Steering.plan(plan.start(), plan.fictional(), plan.periods()), account, Act.PLAN, at);
    }

    /** When it starts, what time it is then in the story, and what it runs through. */
    public record Plan(Instant start, LocalDateTime fictional, List<Period> periods) {}

    /** The clock as events tell of it. */
    public JsonObject json() {
        return store.read().clock().toJson();
    }
}
