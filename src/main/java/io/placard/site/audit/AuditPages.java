package io.placard.site.audit;

import io.placard.site.page.Desk;
import io.placard.site.page.Permission;
import io.placard.site.page.Request;
import java.util.OptionalLong;

/** What staff did, for staff. */
public final class AuditPages {

    private static final int PAGE = 50;

    private final Desk desk;
    private final AuditStore store;

    AuditPages(Desk desk, AuditStore store) {
        this.desk = desk;
        this.store = store;
    }

    /** GET /admin/audit/ */
    public void list(Request request) {
        var before = request.number(request.query("before").orElse(""));
        var lines = store.list(request.account(), Permission.MANAGE_ACCOUNTS.roles(), before, PAGE + 1);
        var shown = lines.subList(0, Math.min(PAGE, lines.size()));
        var older = lines.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        desk.show(request, 200, "audit/list", new AuditPage(shown, older));
    }
}
