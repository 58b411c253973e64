package io.placard.site.chat;

import io.placard.channel.ChannelLayer;
import io.placard.channel.Event;
import io.placard.channel.Reply;
import io.placard.site.chat.EditStore.Place;
import io.placard.site.mentions.Mentions;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What people do in conversations, answered as a frame is; the same for frames, forms and programs. On virtual threads. */
final class Chatting {

    /** Letters of a message, as Java counts them, which is never fewer than the database does. */
    static final int LONGEST = 4_000;

    static final int LONGEST_REF = 64;

    /** As {@code chat_time} tells it. */
    static final DateTimeFormatter MOMENT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** In columns. */
    static final int EXCERPT = 80;

    /** Up to so many members see how far the others have read. */
    static final int SMALL = 12;

    private final Outgoing outgoing;
    private final Editing editing;
    private final MemberStore members;
    private final Tallies tallies;
    private final Parts parts;

    Chatting(Outgoing outgoing, Editing editing, MemberStore members, Tallies tallies, Parts parts) {
        this.outgoing = outgoing;
        this.editing = editing;
        this.members = members;
        this.tallies = tallies;
        this.parts = parts;
    }

    /** What it stands on. */
    record Parts(Mentions mentions, ChannelLayer channels, Drafting drafting, Clock clock) {}

    /** Says something; done with {@code seq} and {@code at}. Under the same ref it is said once. */
    Reply send(Speaker who, long conversation, Spoken spoken) {
        // one that no database takes would fail all that share its transaction
        var ref = spoken.ref();
        if (ref.isEmpty() || ref.length() > LONGEST_REF || !whole(ref)) {
            return Reply.refused("wrong_length", "ref");
        }
        var files = spoken.files();
        if (files.size() > Spoken.MOST_FILES || Set.copyOf(files).size() < files.size()) {
            return Reply.refused("too_many", "payload.files");
        }
        var text = clean(spoken.body()).filter(words -> !words.isEmpty() || !files.isEmpty());
        if (text.isEmpty()) {
            return Refused.WRONG_LENGTH.reply(parts.clock.instant());
        }
        var sent = outgoing.send(conversation, message(who, spoken, text.get()));
        return sent.refused()
                .map(this::refusal)
                .orElseGet(
                        () -> Reply.done(new JsonObject().put("seq", sent.seq()).put("at", MOMENT.format(sent.at()))));
    }

    /** The same from a form: what was begun stood in its field, and is begun no more, whatever became of it there. */
    Reply sendTyped(Speaker who, long conversation, Spoken spoken) {
        var reply = send(who, conversation, spoken);
        if (reply.status() == Reply.Status.DONE) {
            parts.drafting.keep(who, conversation, "");
        }
        return reply;
    }

    private NewMessage message(Speaker who, Spoken spoken, String text) {
        var written = parts.mentions.read(text);
        return new NewMessage(who, spoken.ref(), text, written, excerpt(text), spoken.reply(), spoken.files());
    }

    /** Gives an own message other words; none where it has files. */
    Reply edit(Speaker who, long conversation, long seq, String body) {
        var text = clean(body);
        if (text.isEmpty()) {
            return Reply.refused("wrong_length", "payload.body");
        }
        var written = parts.mentions.read(text.get());
        var place = new Place(conversation, seq);
        return answer(conversation, editing.edit(who, place, text.get(), written, excerpt(text.get())));
    }

    /** Takes an own message away, or as staff anybody's. */
    Reply delete(Speaker who, long conversation, long seq) {
        return answer(conversation, editing.delete(who, new Place(conversation, seq)));
    }

    /** Has seen everything up to this message; done with {@code read}, {@code unread} and {@code total}. */
    Reply read(Speaker who, long conversation, long seq) {
        var pointer = members.read(who, conversation, seq, parts.clock.instant());
        if (pointer.isEmpty()) {
            return refusal(Refused.NOT_FOUND);
        }
        var read = pointer.get().read();
        pointer.get().noticed().ifPresent(this::publish);
        if (pointer.get().told()) {
            var seen = new JsonObject().put("account", who.account()).put("read", read);
            publish(new Event(Chat.topic(conversation), Event.UNKEPT, "member.read", seen));
        }
        var tally = tallies.tell(conversation, who.account());
        return Reply.done(new JsonObject()
                .put("read", read)
                .put("unread", tally.getInteger("unread", 0))
                .put("total", tally.getInteger("total", 0)));
    }

    /** Is writing something just now. Who could not send it is heard by nobody. */
    Reply type(Speaker who, long conversation) {
        var typist = members.typist(who, conversation);
        if (typist.isEmpty()) {
            return refusal(Refused.NOT_FOUND);
        }
        if (typist.get().may()) {
            var typing = new JsonObject()
                    .put("account", who.account())
                    .put("nickname", typist.get().nickname());
            publish(new Event(Chat.topic(conversation), Event.UNKEPT, "typing", typing));
        }
        return Reply.done();
    }

    /** Whether somebody may follow the conversation; done with {@code seq}, the head of its topic at that moment. */
    Reply join(Speaker who, long conversation) {
        var head = members.head(who, conversation);
        return head.isPresent()
                ? Reply.done(new JsonObject().put("seq", head.getAsLong()))
                : refusal(Refused.NOT_FOUND);
    }

    private void publish(Event event) {
        parts.channels.publish(List.of(event));
    }

    /** The newest words stand in everybody's list too. */
    private Reply answer(long conversation, Optional<Refused> refused) {
        if (refused.isEmpty()) {
            tallies.changed(conversation);
        }
        return refused.map(this::refusal).orElseGet(Reply::done);
    }

    private Reply refusal(Refused refused) {
        return refused.reply(parts.clock.instant());
    }

    private String excerpt(String text) {
        return parts.mentions.markdown().excerpt(text, EXCERPT);
    }

    /** As it is kept; empty where there is too much, or what no database takes. */
    private static Optional<String> clean(String body) {
        var text = body.replace("\r\n", "\n").strip();
        return text.length() > LONGEST || !whole(text) ? Optional.empty() : Optional.of(text);
    }

    static boolean whole(String text) {
        return text.codePoints().noneMatch(one -> one == 0 || Character.getType(one) == Character.SURROGATE);
    }
}
