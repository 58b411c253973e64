package io.placard.site.chat;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.api.Problem.Kind;
import io.placard.site.chat.EditStore.Place;
import io.placard.site.files.Files;
import io.placard.site.files.Place.OfConversation;
import io.placard.site.files.Refusal;
import io.placard.site.files.Verdict;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Single messages, what is put on them and what they carry, for programs: by the same rules as over sockets. */
public final class MessageResource {

    private static final int LONGEST_NUMBER = 20;

    private final ChatStore store;
    private final Chatting chatting;
    private final Marking marking;
    private final Files files;

    MessageResource(ChatStore store, Chatting chatting, Marking marking, Files files) {
        this.store = store;
        this.chatting = chatting;
        this.marking = marking;
        this.files = files;
    }

    /** GET /conversations/ID/messages/SEQ */
    public Answer message(Call call) {
        var place = place(call);
        return store.messages(place.conversation(), call.account(), place.seq(), place.seq()).stream()
                .findFirst()
                .map(message -> Answer.of(ChatJson.message(message)))
                .orElseGet(Answer::missing);
    }

    /** PUT /conversations/ID/messages/SEQ: an own one gets other words. */
    public Answer edit(Call call) {
        var fields = call.fields("body");
        var body = fields.text("body");
        var place = place(call);
        return fields.refusal()
                .orElseGet(() -> ChatAnswers.of(
                        chatting.edit(speaker(call), place.conversation(), place.seq(), body), Answer::done));
    }

    /** DELETE /conversations/ID/messages/SEQ */
    public Answer delete(Call call) {
        var place = place(call);
        return ChatAnswers.of(chatting.delete(speaker(call), place.conversation(), place.seq()), Answer::done);
    }

    /** POST /conversations/ID/messages/SEQ/reactions: gives a sign, or takes it away. */
    public Answer react(Call call) {
        var fields = call.fields("emoji", "on");
        var emoji = fields.text("emoji");
        var on = fields.flag("on", true);
        return fields.refusal()
                .orElseGet(() -> ChatAnswers.of(marking.react(speaker(call), place(call), emoji, on), Answer::done));
    }

    /** PUT /conversations/ID/messages/SEQ/pin */
    public Answer pin(Call call) {
        return ChatAnswers.of(marking.pin(speaker(call), place(call), true), Answer::done);
    }

    /** DELETE /conversations/ID/messages/SEQ/pin */
    public Answer unpin(Call call) {
        return ChatAnswers.of(marking.pin(speaker(call), place(call), false), Answer::done);
    }

    /** GET /conversations/ID/pins: the latest first. */
    public Answer pins(Call call) {
        return store.conversation(call.id(), call.account())
                .map(found -> Answer.of(new JsonObject().put("items", Json.list(found.pins(), ChatJson::pin))))
                .orElseGet(Answer::missing);
    }

    /** POST /message-files?conversation=ID: asked when a file is about to come, and again when it has. */
    public Optional<Answer> receive(Call call) {
        var upload = call.upload();
        var conversation = call.request()
                .number(call.query("conversation", LONGEST_NUMBER))
                .orElse(0);
        var place = new OfConversation(call.account(), conversation);
        if (upload.isEmpty()) {
            return Optional.of(Answer.refused(Kind.WRONG_TYPE, "chat.files.none"));
        }
        var arrived = upload.get().arrived();
        var verdict = arrived.isPresent()
                ? files.keep(arrived.get(), place)
                : files.admit(place, upload.get().announced());
        return switch (verdict) {
            case Verdict.Welcome welcome -> {
                upload.get().admit(welcome.most());
                yield Optional.empty();
            }
            case Verdict.Kept kept -> Optional.of(kept(call, kept.upload()));
            case Verdict.Refused refused -> Optional.of(refused(refused.refusal()));
        };
    }

    private Answer kept(Call call, long upload) {
        var file = files.find(upload, call.account()).orElseThrow();
        return Answer.made("/files/" + upload, file.json());
    }

    private Answer refused(Refusal refusal) {
        return Answer.refused(refusal.kind(), "chat.files." + refusal.word(), files.mostOfOne());
    }

    private static Speaker speaker(Call call) {
        return Speaker.of(call.account());
    }

    private static Place place(Call call) {
        return new Place(call.id(), call.request().pathNumber("seq"));
    }
}
