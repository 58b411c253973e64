package io.placard.site.chat;

import io.placard.site.chat.ChatFound.Place;
import io.placard.site.chat.ChatFoundPage.Answer;
import io.placard.site.chat.ChatFoundPage.Said;
import io.placard.site.chat.ChatSearchStore.Question;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import io.placard.site.search.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looking for what was said, by its words or its day. */
public final class ChatSearchPages {

    private static final int PAGE = 20;
    private static final String RETRY_SECONDS = "60";

    private final Desk desk;
    private final ChatStore store;
    private final ChatSearchStore search;
    private final RateLimit limit;

    ChatSearchPages(Desk desk, ChatStore store, ChatSearchStore search, RateLimit limit) {
        this.desk = desk;
        this.store = store;
        this.search = search;
        this.limit = limit;
    }

    /** GET /chat/search/?q=&amp;behind=: in all conversations of the reader. */
    public void everywhere(Request request) {
        find(request, store.lines(request.account()), Optional.empty());
    }

    /** GET /chat/ID/search/?q=&amp;behind= */
    public void here(Request request) {
        var opened = store.open(request.pathNumber("id"), request.account());
        if (opened.here().isPresent()) {
            find(request, opened.lines(), opened.here());
        } else {
            desk.error(request, 404);
        }
    }

    /** GET /chat/ID/day/?date=: goes to the first message of that day. */
    public void day(Request request) {
        var conversation = request.pathNumber("id");
        var day = request.query("date").flatMap(Search::day);
        if (day.isEmpty()) {
            desk.redirect(request, "/chat/" + conversation + "/");
            return;
        }
        var seq = search.first(
                conversation, request.account(), day.get(), request.page().zone());
        if (seq.isEmpty()) {
            desk.error(request, 404);
        } else {
            var at = seq.getAsLong();
            desk.redirect(request, "/chat/" + conversation + "/" + (at == 0 ? "" : "?at=" + at + "#m-" + at));
        }
    }

    private void find(Request request, List<ConversationLine> lines, Optional<Conversation> in) {
        var typed = Search.cut(request.query("q").orElse(""));
        var query = ChatQuery.of(typed);
        var said = said(query);
        var shown = new Shown(new ChatLines(lines, in.map(Conversation::id).orElse(0L)), in, typed, said);
        if (!query.asks()) {
            if (!query.without().isEmpty()) {
                said.add(new Said("search.only-without", ""));
            }
            show(request, 200, shown, Optional.empty());
        } else if (!limit.admits(request.account())) {
            said.add(new Said("search.too-often", ""));
            refuse(request, 429, shown);
        } else {
            answer(request, shown, query);
        }
    }

    private void answer(Request request, Shown shown, ChatQuery query) {
        var where = shown.in.map(one -> OptionalLong.of(one.id())).orElse(OptionalLong.empty());
        var behind = request.query("behind").flatMap(Place::of);
        var question =
                new Question(query, request.account(), where, request.page().zone(), behind);
        var found = search.find(question, PAGE);
        if (found.isEmpty()) {
            shown.said.add(new Said("search.slow", ""));
            refuse(request, 503, shown);
            return;
        }
        if (found.get().nobody()) {
            shown.said.add(new Said("chat.search.nobody", query.from().orElseThrow()));
        }
        if (found.get().nowhere()) {
            shown.said.add(new Said("chat.search.nowhere", query.in().orElseThrow()));
        }
        var next = ChatFoundPage.next(shown.in, shown.typed, found.get());
        var answer = new Answer(found.get().hits(), query.words(), next);
        show(request, 200, shown, Optional.of(answer));
    }

    private void refuse(Request request, int status, Shown shown) {
        request.routing().response().putHeader("Retry-After", RETRY_SECONDS);
        show(request, status, shown, Optional.empty());
    }

    private void show(Request request, int status, Shown shown, Optional<Answer> answer) {
        var page = new ChatFoundPage(shown.lines, shown.in, shown.typed, shown.said, answer);
        desk.show(request, status, "chat/found", page);
    }

    private static List<Said> said(ChatQuery query) {
        var said = new ArrayList<Said>();
        query.wrong()
                .forEach(one ->
                        said.add(new Said("chat.search.wrong." + one.operator().word(), one.value())));
        return said;
    }

    private record Shown(ChatLines lines, Optional<Conversation> in, String typed, List<Said> said) {}
}
