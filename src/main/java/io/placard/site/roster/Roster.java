package io.placard.site.roster;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import io.placard.site.audit.Audit;
import io.placard.site.page.Desk;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Roster {

    private final RosterStore store;
    private final Slips slips;
    private final Staffing staffing;

    public Roster(SiteContext context, Journal journal, Accounts accounts, Audit audit) {
        this.store = new RosterStore(context.postgres());
        this.slips = new Slips(context.redis(), context.refs());
        this.staffing = new Staffing(journal, store, accounts, audit, context.clock());
    }

    public RosterPages pages(Desk desk) {
        return new RosterPages(desk, store, staffing, slips);
    }

    public SlipPages slipPages(Desk desk) {
        return new SlipPages(desk, slips);
    }
}
