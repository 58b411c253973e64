package io.placard.site.chat;

import io.placard.channel.Reply;
import io.placard.channel.Upload;
import io.placard.channel.Upload.Arrived;
import io.placard.site.files.Attachment;
import io.placard.site.files.Files;
import io.placard.site.files.Place.OfConversation;
import io.placard.site.files.Refusal;
import io.placard.site.files.Verdict;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files on their way into messages. A script puts each up by itself and sends their numbers; a form without one brings the
 * words and a file at a time, and those that it has brought before.
 */
public final class ParcelPages {

    private final Desk desk;
    private final ChatStore store;
    private final ChatView view;
    private final Chatting chatting;
    private final Files files;

    ParcelPages(Desk desk, ChatStore store, ChatView view, Chatting chatting, Files files) {
        this.desk = desk;
        this.store = store;
        this.view = view;
        this.chatting = chatting;
        this.files = files;
    }

    /** POST /chat/files?conversation=ID: asked when something is about to come, and again when it has. */
    public void receive(Request request) {
        var upload = request.upload();
        var place = place(request);
        if (upload.isEmpty()) {
            refuse(request, place, Refusal.NONE);
        } else if (upload.get().arrived().isPresent()) {
            take(request, place, upload.get().arrived().get());
        } else {
            admit(request, place, upload.get());
        }
    }

    /** POST /chat/files/deletion: what was put up and is not to be sent. */
    public void takeBack(Request request) {
        var gone = files.takeBack(request.number(request.form("file")).orElse(0), request.account());
        if (gone) {
            request.routing().response().setStatusCode(204).end();
        } else {
            desk.error(request, 404);
        }
    }

    private void admit(Request request, OfConversation place, Upload upload) {
        switch (files.admit(place, upload.announced())) {
            case Verdict.Welcome welcome -> upload.admit(welcome.most());
            case Verdict.Refused refused -> refuse(request, place, refused.refusal());
            case Verdict.Kept kept -> throw new IllegalStateException("nothing has come yet");
        }
    }

    private void take(Request request, OfConversation place, Arrived arrived) {
        var bare = arrived.size() == 0 && arrived.name().isBlank();
        if (bare && !scripted(request)) {
            typed(request, place, Form.of(request, arrived));
            return;
        }
        switch (files.keep(arrived, place)) {
            case Verdict.Kept kept -> kept(request, place, Form.of(request, arrived), kept.upload());
            case Verdict.Refused refused -> refused(request, place, Form.of(request, arrived), refused.refusal());
            case Verdict.Welcome welcome -> throw new IllegalStateException("it has come already");
        }
    }

    private void kept(Request request, OfConversation place, Form form, long upload) {
        if (scripted(request)) {
            json(request, 201, file(request, upload).orElseThrow().json());
        } else {
            typed(request, place, form.with(upload));
        }
    }

    private void refused(Request request, OfConversation place, Form form, Refusal refusal) {
        if (scripted(request)) {
            refuse(request, place, refusal);
        } else {
            again(request, place, form, Optional.of(word(refusal)));
        }
    }

    /** A form without a script: sends, or puts one more up, or takes one away. */
    private void typed(Request request, OfConversation place, Form form) {
        if (form.removed().isPresent()) {
            files.takeBack(form.removed().get(), request.account());
            again(request, place, form, Optional.empty());
        } else if (form.more()) {
            again(request, place, form, Optional.empty());
        } else {
            send(request, place, form);
        }
    }

    private void send(Request request, OfConversation place, Form form) {
        var answer = ChatPages.REF.matcher(form.spoken().ref()).matches()
                ? chatting.sendTyped(Speaker.of(place.account()), place.conversation(), form.spoken())
                : Reply.refused("wrong_type");
        if (answer.status() == Reply.Status.DONE) {
            var seq = answer.payload().getLong("seq");
            desk.redirect(request, "/chat/" + place.conversation() + "/#m-" + seq);
        } else {
            again(request, place, form, Optional.of(Answers.error(answer)));
        }
    }

    /** The conversation once more, with what was typed and what was put up. */
    private void again(Request request, OfConversation place, Form form, Optional<String> error) {
        var spoken = form.spoken();
        var kept = spoken.files().stream()
                .filter(id -> form.removed().filter(id::equals).isEmpty())
                .flatMap(id -> file(request, id).stream())
                .toList();
        store.conversation(place.conversation(), place.account())
                .ifPresentOrElse(
                        conversation -> view.again(
                                request,
                                error.isPresent() ? 422 : 200,
                                conversation,
                                new ChatView.Unsent(spoken.reply(), spoken.body(), error, kept)),
                        () -> desk.error(request, 404));
    }

    private void refuse(Request request, OfConversation place, Refusal refusal) {
        var conversation = store.conversation(place.conversation(), place.account());
        if (conversation.isEmpty()) {
            desk.error(request, 404);
        } else if (scripted(request)) {
            var words = request.page().t(word(refusal), files.mostOfOne());
            json(request, refusal.status(), new JsonObject().put("error", words));
        } else {
            var unsent = new ChatView.Unsent(request.number(""), "", Optional.of(word(refusal)), List.of());
            view.again(request, refusal.status(), conversation.get(), unsent);
        }
    }

    private Optional<Attachment> file(Request request, long upload) {
        return files.find(upload, request.account());
    }

    private static String word(Refusal refusal) {
        return "chat.files." + refusal.word();
    }

    private static OfConversation place(Request request) {
        var conversation =
                request.number(request.query("conversation").orElse("")).orElse(0);
        return new OfConversation(request.account(), conversation);
    }

    private static boolean scripted(Request request) {
        return request.header("Accept").filter("application/json"::equals).isPresent();
    }

    private static void json(Request request, int status, JsonObject body) {
        request.routing().response().setStatusCode(status).putHeader("Cache-Control", "no-store");
        request.routing().json(body);
    }

    /**
     * What was typed around a file.
     *
     * @param more whether another file is to be put up before it is sent
     * @param removed which file is to be taken away
     */
    private record Form(Spoken spoken, boolean more, Optional<Long> removed) {

        static Form of(Request request, Arrived arrived) {
            var fields = arrived.fields();
            var files = new ArrayList<Long>();
            for (var number : fields.getOrDefault("files", "").split(",")) {
                request.number(number).ifPresent(files::add);
            }
            var body = Answers.body(fields.getOrDefault("body", ""));
            var reply = request.number(fields.getOrDefault("reply", ""));
            var removed = request.number(fields.getOrDefault("remove", ""));
            return new Form(
                    new Spoken(fields.getOrDefault("ref", ""), body, reply, files),
                    fields.containsKey("more"),
                    removed.isPresent() ? Optional.of(removed.getAsLong()) : Optional.empty());
        }

        Form with(long upload) {
            var files = new ArrayList<>(spoken.files());
            files.add(upload);
            return new Form(new Spoken(spoken.ref(), spoken.body(), spoken.reply(), files), more, removed);
        }
    }
}
