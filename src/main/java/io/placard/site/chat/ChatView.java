package io.placard.site.chat;

import io.placard.channel.Whereabouts.Whereabout;
import io.placard.site.files.Attachment;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.presence.Presence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Draws the page of conversations, whatever led to it. */
final class ChatView {

    private static final int RUN = 50;

    private final Desk desk;
    private final ChatStore store;
    private final Presence presence;
    private final Supplier<String> refs;

    /** @param refs makes the names of messages */
    ChatView(Desk desk, ChatStore store, Presence presence, Supplier<String> refs) {
        this.desk = desk;
        this.store = store;
        this.presence = presence;
        this.refs = refs;
    }

    /** The list alone. */
    void list(Request request, int status, Search search) {
        show(request, status, store.lines(request.account()), Optional.empty(), search);
    }

    /** The list, and a conversation as it is come to. */
    void room(Request request, long id) {
        var beside = store.open(id, request.account());
        beside.here().ifPresentOrElse(here -> room(request, here, beside.lines()), () -> desk.error(request, 404));
    }

    /** Its head alone. */
    void head(Request request, long id) {
        store.conversation(id, request.account())
                .map(conversation -> new ChatHead(conversation, whereabout(conversation)))
                .ifPresentOrElse(head -> desk.show(request, 200, "chat/head", head), () -> desk.error(request, 404));
    }

    private void room(Request request, Conversation conversation, List<ConversationLine> lines) {
        var reply = request.number(request.query("reply").orElse(""));
        var run = run(request, conversation);
        var composer = composer(request, conversation, new Unsent(reply, "", Optional.empty(), List.of()));
        show(request, 200, lines, Optional.of(new Opened(conversation, run, composer)), Search.NONE);
    }

    /** The same behind a message that was refused or is not ready, with what was typed. */
    void again(Request request, int status, Conversation conversation, Unsent unsent) {
        var run = run(request, conversation);
        var composer = composer(request, conversation, unsent);
        var lines = store.lines(request.account());
        show(request, status, lines, Optional.of(new Opened(conversation, run, composer)), Search.NONE);
    }

    /** Those before or behind a message or around it, or the newest. */
    Run run(Request request, Conversation conversation) {
        var standing = conversation.standing();
        var before = number(request, "before");
        var after = number(request, "after");
        var at = number(request, "at");
        var from = Math.max(1, standing.head() - RUN + 1);
        if (before.isPresent()) {
            from = before.getAsLong() - RUN;
        } else if (after.isPresent()) {
            from = after.getAsLong() + 1;
        } else if (at.isPresent()) {
            from = Math.min(from, at.getAsLong() - RUN / 2);
        }
        var to = before.isPresent() ? before.getAsLong() - 1 : Math.max(1, from) + RUN - 1;
        var messages = store.messages(conversation.id(), request.account(), Math.max(1, from), to);
        return new Run(conversation.id(), messages, standing.head(), standing.read());
    }

    private void show(
            Request request, int status, List<ConversationLine> lines, Optional<Opened> opened, Search search) {
        var here = opened.map(one -> one.conversation().id()).orElse(0L);
        var unread = lines.stream()
                .filter(line -> line.id() == here)
                .mapToInt(ConversationLine::unread)
                .sum();
        var room = opened.map(one -> new ChatPage.Room(
                one.conversation(), one.run(), unread, one.composer(), whereabout(one.conversation())));
        desk.show(request, status, "chat/chat", new ChatPage(new ChatLines(lines, here), room, search));
    }

    private Optional<Whereabout> whereabout(Conversation conversation) {
        return conversation.other().filter(other -> conversation.shown()).map(other -> presence.of(List.of(other.id()))
                .get(other.id()));
    }

    private Composer composer(Request request, Conversation conversation, Unsent unsent) {
        var quoted = quoted(request, conversation, unsent.reply());
        return new Composer(refs.get(), quoted, unsent.body(), unsent.error(), unsent.files());
    }

    private Optional<Message> quoted(Request request, Conversation conversation, OptionalLong reply) {
        return reply.isEmpty()
                ? Optional.empty()
                : store.messages(conversation.id(), request.account(), reply.getAsLong(), reply.getAsLong()).stream()
                        .filter(message -> message.deleted().isEmpty())
                        .findFirst();
    }

    private static OptionalLong number(Request request, String name) {
        return request.number(request.query(name).orElse(""));
    }

    /**
     * A message that is not sent.
     *
     * @param error why it was not taken, as a message key
     * @param files that are to go with it
     */
    record Unsent(OptionalLong reply, String body, Optional<String> error, List<Attachment> files) {}

    private record Opened(Conversation conversation, Run run, Composer composer) {}
}
