package io.placard.site.search;

import io.placard.channel.Visit;
import io.placard.site.page.Desk;
import io.placard.site.page.Kept;
import io.placard.site.page.Part;
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
    private final Kept kept = Kept.ofTheGeneration();

    SearchPages(Desk desk, SearchStore store, Admission admission) {
        this.desk = desk;
        this.store = store;
        this.admission = admission;
    }

    /** GET /search/?q=&amp;kind=&amp;behind= */
    public void search(Request request) {
        var words = request.query("q").orElse("");
        var typed = Typed.cut(words);
        var kind = request.query("kind").flatMap(Kind::named);
        var query = Query.of(typed);
        var said = said(query, words.strip().length() > typed.length() && Typed.isFull(typed));
        if (!query.asks()) {
            if (!query.without().isEmpty()) {
                said.add(new Said("search.only-without", ""));
            }
            desk.show(request, 200, TEMPLATE, SearchPage.unanswered(typed, kind, said));
            return;
        }
        var behind = request.query("behind").flatMap(Cursor::of);
        // who may find no more than everybody is answered what everybody is
        var asker = request.seesMore() ? request.account() : 0;
        var asked = new Asked(typed, new Question(query, asker, request.page().zone(), kind, behind));
        // what is known already costs the database nothing
        if (kept.has(request, asked) || admission.admits(request)) {
            answer(request, said, asked);
        } else {
            refuse(request, 429, SearchPage.unanswered(typed, kind, List.of(new Said("search.too-often", ""))));
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

    private void answer(Request request, List<Said> said, Asked asked) {
        var question = asked.question();
        var typed = asked.typed();
        // what not everybody may find changes without the conference's topic being told
        var found = kept.get(
                request,
                Part.class,
                asked,
                () -> {
                    request.page().moment().holdsUntil(request.page().now().plus(Search.WINDOW));
                    return store.find(question, PAGE)
                            .map(some -> desk.draw(request, "search/found", page(request, typed, question, some)));
                },
                drawn -> question.account() == 0);
        if (found.isPresent()) {
            desk.show(request, 200, TEMPLATE, new SearchPage(typed, question.kind(), said, found.get()));
        } else {
            said.add(new Said("search.slow", ""));
            refuse(request, 503, SearchPage.unanswered(typed, question.kind(), said));
        }
    }

    private static FoundPage page(Request request, String typed, Question question, Found found) {
        var marker = new Marker(question.query().words());
        var hits = found.entries().stream()
                .map(entry -> Hit.of(request.page(), marker, entry))
                .toList();
        var here = SearchPage.address(typed, question.kind());
        var next = found.next().map(place -> here + "&behind=" + place.text()).orElse("");
        return new FoundPage(typed, question.kind(), found.counts(), hits, next);
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

    /**
     * A question and its answer's key: whoever is asked the same and may find the same, finds the same. Of a new account
     * the conference's topic is not told, so that an answer holds for a minute at most.
     */
    private record Asked(String typed, Question question) {}
}
