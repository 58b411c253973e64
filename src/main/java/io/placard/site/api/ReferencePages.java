package io.placard.site.api;

import io.placard.channel.Visit;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;

/** The API's description, for people who write programs. */
public final class ReferencePages {

    private final Desk desk;
    /** Read when somebody asks for it first: a start need not wait for it. */
    private volatile OpenApi file;

    public ReferencePages(Desk desk) {
        this.desk = desk;
    }

    /** GET /api/ */
    public void reference(Request request) {
        var known = file == null ? OpenApi.read() : file;
        file = known;
        var origin = Visit.of(request.routing()).origin();
        desk.show(request, 200, "api/reference", known.reference(origin));
    }
}
