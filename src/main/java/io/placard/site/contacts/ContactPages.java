package io.placard.site.contacts;

import io.placard.site.completion.Completion;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.OptionalLong;

/** The people whom one may write to. */
public final class ContactPages {

    private static final int PAGE = 50;

    private final Desk desk;
    private final ContactStore store;
    private final Completion completion;

    ContactPages(Desk desk, ContactStore store, Completion completion) {
        this.desk = desk;
        this.store = store;
        this.completion = completion;
    }

    /** GET /chat/people/ */
    public void list(Request request) {
        var filter = ContactFilter.of(request);
        if (!filter.words().isEmpty()) {
            completion.spell();
        }
        var behind = request.number(request.query("behind").orElse(""));
        var found = store.list(request.account(), filter, behind, PAGE + 1);
        var shown = found.contacts().subList(0, Math.min(PAGE, found.contacts().size()));
        var more = found.contacts().size() > PAGE
                ? OptionalLong.of(shown.getLast().person().id())
                : OptionalLong.empty();
        desk.show(
                request,
                200,
                "contacts/list",
                new ContactsPage(ContactsPage.group(shown), filter, found.committees(), more));
    }
}
