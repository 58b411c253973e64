package io.placard.site.chat;

import io.placard.channel.Reply;
import io.placard.site.completion.Completion;
import io.placard.site.page.Desk;
import io.placard.site.page.Person;
import io.placard.site.page.Request;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The reader's conversations, and all that they can do there without a script. */
public final class ChatPages {

    static final Pattern REF = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Desk desk;
    private final ChatView view;
    private final ChatStore store;
    private final Chatting chatting;
    private final Gathering gathering;
    private final Completion completion;

    ChatPages(Desk desk, ChatView view, Parts parts) {
        this.desk = desk;
        this.view = view;
        this.store = parts.store;
        this.chatting = parts.chatting;
        this.gathering = parts.gathering;
        this.completion = parts.completion;
    }

    /** GET /chat/ */
    public void list(Request request) {
        view.list(request, 200, Search.NONE);
    }

    /** GET /chat/lines: the list alone, for a page that has missed something. */
    public void lines(Request request) {
        var here = request.number(request.query("here").orElse("")).orElse(0);
        desk.show(request, 200, "chat/lines", new ChatLines(store.lines(request.account()), here));
    }

    /** GET /chat/unread: how many messages wait, for a page that has missed something. */
    public void unread(Request request) {
        var waiting = request.reader().orElseThrow().messages();
        request.routing().response().putHeader("Cache-Control", "no-store");
        request.routing().json(new JsonObject().put("total", waiting));
    }

    /** GET /chat/ID/ */
    public void room(Request request) {
        view.room(request, request.pathNumber("id"));
    }

    /** GET /chat/ID/head: what has changed of it when something else than its messages has. */
    public void head(Request request) {
        view.head(request, request.pathNumber("id"));
    }

    /** GET /chat/ID/messages: some of them alone. */
    public void messages(Request request) {
        find(request)
                .ifPresentOrElse(
                        conversation -> desk.show(request, 200, "chat/run", view.run(request, conversation)),
                        () -> desk.error(request, 404));
    }

    /** POST /chat/with: by user name, or by what is the beginning of one person's names; a committee leads to its people. */
    public void begin(Request request) {
        var typed = request.form("username").strip().replaceFirst("^@", "");
        var found = completion.people(typed).stream()
                .filter(person -> person.id() != request.account())
                .toList();
        if (found.size() == 1 || !found.isEmpty() && found.getFirst().username().equals(typed)) {
            open(request, found.getFirst());
        } else if (found.isEmpty() && completion.isCommittee(typed)) {
            desk.redirect(request, "/chat/people/?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        } else {
            var error = found.isEmpty() ? "chat.find.nobody" : "chat.find.several";
            view.list(request, 422, new Search(typed, found, Optional.of(error)));
        }
    }

    /** POST /chat/ID/messages */
    public void send(Request request) {
        find(request).ifPresentOrElse(conversation -> send(request, conversation), () -> desk.error(request, 404));
    }

    /** POST /chat/ID/read: up to a message. */
    public void read(Request request) {
        Answers.answer(desk, request, chatting.read(speaker(request), request.pathNumber("id"), seq(request)), "");
    }

    private void send(Request request, Conversation conversation) {
        var body = Answers.body(request.form("body"));
        var reply = request.number(request.form("reply"));
        var ref = request.form("ref");
        var answer = REF.matcher(ref).matches()
                ? chatting.sendTyped(speaker(request), conversation.id(), new Spoken(ref, body, reply))
                : Reply.refused("wrong_type");
        if (answer.status() == Reply.Status.DONE) {
            Answers.answer(desk, request, answer, "#m-" + answer.payload().getLong("seq"));
        } else {
            view.again(
                    request,
                    Answers.status(answer),
                    conversation,
                    new ChatView.Unsent(reply, body, Optional.of(Answers.error(answer)), List.of()));
        }
    }

    private void open(Request request, Person other) {
        var answer = gathering.open(speaker(request), other.id());
        if (answer.status() == Reply.Status.DONE) {
            desk.redirect(request, "/chat/" + answer.payload().getLong("conversation") + "/");
        } else {
            var search = new Search(other.username(), List.of(), Optional.of(Answers.error(answer)));
            view.list(request, Answers.status(answer), search);
        }
    }

    private Optional<Conversation> find(Request request) {
        return store.conversation(request.pathNumber("id"), request.account());
    }

    private static Speaker speaker(Request request) {
        return Speaker.of(request.account());
    }

    /** The number of the message that the form is about; 0, which none has, where there is none. */
    private static long seq(Request request) {
        return request.number(request.form("seq")).orElse(0);
    }

    /** What the pages are made of. */
    record Parts(ChatStore store, Chatting chatting, Gathering gathering, Completion completion) {}
}
