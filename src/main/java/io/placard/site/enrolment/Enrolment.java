package io.placard.site.enrolment;

import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import io.placard.site.audit.Audit;
import io.placard.site.page.Desk;
import io.placard.site.roster.Roster;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Enrolment {

    private final SiteContext context;
    private final Batches batches;
    private final Enrolling enrolling;

    public Enrolment(SiteContext context, Journal journal, Accounts accounts, Audit audit, Roster roster) {
        this.context = context;
        this.batches = new Batches(context.redis(), context.refs());
        var doors = new Enrolling.Doors(accounts, audit, roster);
        this.enrolling = new Enrolling(new EnrolmentStore(), journal, doors, batches, context.clock());
    }

    public EnrolmentPages pages(Desk desk) {
        return new EnrolmentPages(desk, batches, enrolling, context.vertx());
    }
}
