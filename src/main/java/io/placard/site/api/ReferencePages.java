package io.placard.site.api;

import io.placard.channel.Visit;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;

/** The API's description, for people who write programs. */
public final class ReferencePages {

    private final Desk desk;
    private final OpenApi file = OpenApi.read();

    public ReferencePages(Desk desk) {
        this.desk = desk;
    }

    /** GET /api/ */
    public void reference(Request request) {
        var origin = Visit.of(request.routing()).origin();
        desk.show(request, 200, "api/reference", file.reference(origin));
    }
}
