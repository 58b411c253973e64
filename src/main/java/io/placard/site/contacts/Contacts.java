package io.placard.site.contacts;

import io.placard.channel.SiteContext;
import io.placard.site.completion.Completion;
import io.placard.site.page.Desk;

/** The feature's door. On virtual threads. */
public final class Contacts {

    private final ContactStore store;

    public Contacts(SiteContext context) {
        this.store = new ContactStore(context.postgres());
    }

    /** The list. */
    public ContactPages pages(Desk desk, Completion completion) {
        return new ContactPages(desk, store, completion);
    }
}
