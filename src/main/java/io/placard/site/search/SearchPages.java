package io.placard.site.search;

import io.placard.channel.Visit;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.search.SearchPage.Said;
import java.util.ArrayList;
import java.util.List;

/** Looking for things, for everybody. */
public final class SearchPages {

    private static final String TEMPLATE = "search/search";
    private static final int PAGE = 20;

    private final Desk desk;
    private final SearchStore store;
    private final Admission admission;

    SearchPages(Desk desk, SearchStore store, Admission admission) {
        this.desk = desk;
        this.store = store;
        this.admission = admission;
    }

    /** GET /search/?q=&amp;kind=&amp;behind= */
    public void search(Request request) {
        var asked = request.query("q").orElse("");
        var typed = Typed.cut(asked);
        var kind = request.query("kind").flatMap(Kind::named);
        var query = Query.of(typed);
        var said = said(query, asked.strip().length() > typed.length() && Typed.isFull(typed));
        if (!query.asks()) {
            if (!query.without().isEmpty()) {
                said.add(new Said("search.only-without", ""));
            }
            desk.show(request, 200, TEMPLATE, SearchPage.unanswered(typed, kind, said));
        } else if (!admission.admits(request)) {
            refuse(request, 429, SearchPage.unanswered(typed, kind, List.of(new Said("search.too-often", ""))));
        } else {
            var behind = request.query("behind").flatMap(Cursor::of);
            var question = new Question(query, request.account(), request.page().zone(), kind, behind);
            answer(request, typed, said, question);
        }
    }

    /** GET /opensearch.xml: lets a browser offer this search in its own field. */
    public void description(Request request) {
        var routing = request.routing();
        var scheme = Visit.of(routing).secure() ? "https" : "http";
        var site = xml(scheme + "://" + routing.request().authority());
        var name = xml(request.page().conferenceName());
        routing.response()
                .putHeader("Content-Type", "application/opensearchdescription+xml; charset=utf-8")
                .end("""
                <?xml version="1.0" encoding="UTF-8"?>
                <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
                  <ShortName>%s</ShortName>
                  <Description>%s</Description>
                  <InputEncoding>UTF-8</InputEncoding>
                  <Image height="192" width="192" type="image/png">%s%s</Image>
                  <Url type="text/html" template="%s/search/?q={searchTerms}"/>
                </OpenSearchDescription>
                """.formatted(shortened(name), name, site, request.page().asset("icons/placard-192.png"), site));
    }

    private void answer(Request request, String typed, List<Said> said, Question question) {
        var found = store.find(question, PAGE);
        if (found.isEmpty()) {
            said.add(new Said("search.slow", ""));
            refuse(request, 503, SearchPage.unanswered(typed, question.kind(), said));
            return;
        }
        var marker = new Marker(question.query().words());
        var hits = found.get().entries().stream()
                .map(entry -> Hit.of(request.page(), marker, entry))
                .toList();
        var here = SearchPage.address(typed, question.kind());
        var next = found.get()
                .next()
                .map(place -> here + "&behind=" + place.text())
                .orElse("");
        var counts = found.get().counts();
        desk.show(request, 200, TEMPLATE, new SearchPage(typed, question.kind(), said, true, counts, hits, next));
    }

    private void refuse(Request request, int status, SearchPage page) {
        request.routing().response().putHeader("Retry-After", Long.toString(Search.WINDOW.toSeconds()));
        desk.show(request, status, TEMPLATE, page);
    }

    private static List<Said> said(Query query, boolean cut) {
        var said = new ArrayList<Said>();
        if (cut) {
            said.add(new Said("search.cut", Integer.toString(Typed.LONGEST)));
        }
        query.wrong()
                .forEach(one ->
                        said.add(new Said("search.wrong." + one.operator().word(), one.value())));
        return said;
    }

    /** The standard lets the name have sixteen characters. */
    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= 16 ? name : "Placard";
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
