package io.placard.site.chat;

import io.placard.channel.Reply;
import io.placard.site.chat.EditStore.Place;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.Optional;

/** One message by itself, and all that can be done to it there without a script. */
public final class MessagePages {

    /** Before the sign on the button that takes it away. */
    private static final String AWAY = "-";

    private final Desk desk;
    private final ChatStore store;
    private final Chatting chatting;
    private final Marking marking;

    MessagePages(Desk desk, ChatStore store, Chatting chatting, Marking marking) {
        this.desk = desk;
        this.store = store;
        this.chatting = chatting;
        this.marking = marking;
    }

    /** GET /chat/ID/message/?seq= */
    public void message(Request request) {
        var seq = request.number(request.query("seq").orElse("")).orElse(0);
        show(request, 200, seq, Optional.empty());
    }

    /** POST /chat/ID/message/: an own one gets other words. */
    public void edit(Request request) {
        var body = Answers.body(request.form("body"));
        var seq = seq(request);
        var answer = chatting.edit(speaker(request), request.pathNumber("id"), seq, body);
        if (answer.status() == Reply.Status.DONE || Answers.isMissing(answer)) {
            back(request, answer, seq);
        } else {
            show(request, Answers.status(answer), seq, Optional.of(new Refusal(body, Answers.error(answer))));
        }
    }

    /** POST /chat/ID/message/deletion */
    public void delete(Request request) {
        var seq = seq(request);
        back(request, chatting.delete(speaker(request), request.pathNumber("id"), seq), seq);
    }

    /** POST /chat/ID/message/reaction: gives one, or takes it away. */
    public void react(Request request) {
        var place = place(request);
        // what was typed into the field, where no button was pressed
        var sign = request.form("emoji").isEmpty() ? request.form("other") : request.form("emoji");
        var answer = sign.startsWith(AWAY)
                ? marking.react(speaker(request), place, sign.substring(AWAY.length()), false)
                : marking.react(speaker(request), place, sign, true);
        if (answer.status() == Reply.Status.DONE || Answers.isMissing(answer)) {
            back(request, answer, place.seq());
        } else {
            show(request, Answers.status(answer), place.seq(), Optional.of(new Refusal("", Answers.error(answer))));
        }
    }

    /** POST /chat/ID/message/pin */
    public void pin(Request request) {
        var place = place(request);
        var answer = marking.pin(speaker(request), place, request.form("on").equals("true"));
        if (answer.status() == Reply.Status.DONE || Answers.isMissing(answer)) {
            back(request, answer, place.seq());
        } else {
            show(request, Answers.status(answer), place.seq(), Optional.of(new Refusal("", Answers.error(answer))));
        }
    }

    /** GET /chat/ID/pins: what is pinned alone, for a page that was told of it. */
    public void pins(Request request) {
        store.conversation(request.pathNumber("id"), request.account())
                .ifPresentOrElse(
                        conversation -> desk.show(request, 200, "chat/pins", conversation.pinned()),
                        () -> desk.error(request, 404));
    }

    private void show(Request request, int status, long seq, Optional<Refusal> refusal) {
        var conversation = store.conversation(request.pathNumber("id"), request.account());
        var message = store.messages(request.pathNumber("id"), request.account(), seq, seq).stream()
                .filter(found -> found.deleted().isEmpty())
                .findFirst();
        if (conversation.isEmpty() || message.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var typed = refusal.map(Refusal::typed).filter(text -> !text.isEmpty());
        var text = typed.or(() -> store.source(conversation.get().id(), seq, request.account()));
        var model = new MessagePage(conversation.get(), message.get(), text.orElse(""), refusal.map(Refusal::error));
        desk.show(request, status, "chat/single", model);
    }

    private void back(Request request, Reply answer, long seq) {
        Answers.answer(desk, request, answer, "?at=" + seq + "#m-" + seq);
    }

    private static Speaker speaker(Request request) {
        return Speaker.of(request.account());
    }

    private static Place place(Request request) {
        return new Place(request.pathNumber("id"), seq(request));
    }

    /** The number of the message that the form is about; 0, which none has, where there is none. */
    private static long seq(Request request) {
        return request.number(request.form("seq")).orElse(0);
    }

    /** @param error why it was not done, as a message key */
    private record Refusal(String typed, String error) {}
}
