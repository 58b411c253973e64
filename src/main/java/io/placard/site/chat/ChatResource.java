package io.placard.site.chat;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/** What is said in conversations, for programs: by the same rules as over sockets. */
public final class ChatResource {

    private final ChatStore store;
    private final Chatting chatting;
    private final Drafting drafting;

    ChatResource(ChatStore store, Chatting chatting, Drafting drafting) {
        this.store = store;
        this.chatting = chatting;
        this.drafting = drafting;
    }

    /** GET /conversations: one's own, where somebody wrote last first. */
    public Answer list(Call call) {
        var behind = call.place().map(ChatResource::behind);
        if (behind.isPresent() && behind.get().isEmpty()) {
            return Answer.misplaced();
        }
        var found = store.lines(call.account(), behind.flatMap(place -> place), call.limit() + 1);
        return Answer.list(call, found, ChatJson::line, line -> line.at() + " " + line.id());
    }

    /** GET /conversations/ID */
    public Answer conversation(Call call) {
        return store.conversation(call.id(), call.account())
                .map(found -> Answer.of(ChatJson.conversation(found)))
                .orElseGet(Answer::missing);
    }

    /** GET /conversations/ID/messages: newest first; behind {@code after} the other way. */
    public Answer messages(Call call) {
        var parameters = call.parameters();
        var after = call.query("after", 20);
        var found = store.conversation(call.id(), call.account());
        if (found.isEmpty()) {
            return Answer.missing();
        }
        var place = call.place().isPresent() ? call.behind() : start(call, after);
        if (place.isEmpty()) {
            parameters.wrong("after", "api.field.number");
            return parameters.refusal().orElseThrow();
        }
        return after.isEmpty() ? older(call, place.getAsLong()) : newer(call, place.getAsLong());
    }

    /** POST /conversations/ID/messages: under the caller's Idempotency-Key once. */
    public Answer send(Call call) {
        var fields = call.fields("body", "reply", "files");
        var files = fields.numbers("files");
        var body = files.isEmpty() ? fields.text("body") : fields.text("body", "");
        var reply = fields.number("reply");
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var sent = chatting.send(Speaker.of(call.account()), call.id(), new Spoken(call.ref(), body, reply, files));
        return ChatAnswers.of(sent, () -> Answer.made("/conversations/" + call.id() + "/messages", sent.payload()));
    }

    /** PUT /conversations/ID/read */
    public Answer read(Call call) {
        var fields = call.fields("seq");
        var seq = fields.number("seq");
        if (seq.isEmpty() && fields.refusal().isEmpty()) {
            fields.wrong("seq", "api.field.missing");
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var read = chatting.read(Speaker.of(call.account()), call.id(), seq.getAsLong());
        return ChatAnswers.of(read, () -> Answer.of(read.payload()));
    }

    /** PUT /conversations/ID/draft: what the caller has begun to write; the empty text takes it away. */
    public Answer draft(Call call) {
        var fields = call.fields("body");
        var body = fields.text("body", "");
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var kept = drafting.keep(Speaker.of(call.account()), call.id(), body);
        return ChatAnswers.of(kept, Answer::done);
    }

    private static OptionalLong start(Call call, String after) {
        if (after.isEmpty()) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        return after.equals("0") ? OptionalLong.of(0) : call.request().number(after);
    }

    private Answer older(Call call, long before) {
        var head = store.conversation(call.id(), call.account())
                .map(found -> found.standing().head())
                .orElse(0L);
        var to = Math.min(before - 1, head);
        var found = store.messages(call.id(), call.account(), to - call.limit(), to);
        return Answer.list(call, new ArrayList<>(found).reversed(), ChatJson::message, Message::seq);
    }

    private Answer newer(Call call, long after) {
        var found = store.messages(call.id(), call.account(), after + 1, after + call.limit() + 1);
        return Answer.list(call, found, ChatJson::message, Message::seq);
    }

    /** A place in the list; empty where it is none. */
    private static Optional<ChatStore.Behind> behind(String place) {
        try {
            var parts = place.split(" ");
            return parts.length == 2 && parts[1].matches("[1-9]\\d{0,17}")
                    ? Optional.of(new ChatStore.Behind(Instant.parse(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
