package io.placard.site.roster;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import io.placard.site.audit.Audit;
import io.placard.site.page.Desk;
import io.placard.site.page.Role;
import java.util.List;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Roster {

    private final RosterStore store;
    private final Slips slips;
    private final Staffing staffing;
    private final FirstPassword passwords = new FirstPassword();

    public Roster(SiteContext context, Journal journal, Accounts accounts, Audit audit) {
        this.store = new RosterStore(context.postgres());
        this.slips = new Slips(context.redis(), context.refs());
        this.staffing = new Staffing(context, journal, store, accounts, audit);
    }

    /** Tells an account's sockets what it may follow no longer by its new role. */
    public void revoke(Journal.Change change, long account, Role before, Role role) {
        Staffing.revoke(change, account, before, role);
    }

    /** A first password that nobody can guess. */
    public String firstPassword() {
        return passwords.next();
    }

    /** Keeps first passwords for a quarter of an hour, and answers the path under which this account sees them. */
    public String keep(long account, List<Slip> made) {
        return slips.keep(account, made);
    }

    public RosterPages pages(Desk desk) {
        return new RosterPages(desk, store, staffing, slips);
    }

    /** Accounts for programs of staff. */
    public AccountResource resource() {
        return new AccountResource(store, staffing);
    }

    public SlipPages slipPages(Desk desk) {
        return new SlipPages(desk, slips);
    }
}
