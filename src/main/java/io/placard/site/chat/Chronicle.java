package io.placard.site.chat;

import io.placard.site.chat.Bygone.Saying;
import io.placard.site.chat.EditStore.Place;
import io.placard.site.mentions.Mentions;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Writes what was said before anybody was here, as it would have been written. Nobody is told. On virtual threads. */
final class Chronicle {

    /** Behind a message, until somebody puts something on it. */
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Mentions mentions;
    private final MessageStore messages;
    private final ConversationStore conversations = new ConversationStore();
    private final MarkStore marks = new MarkStore();

    Chronicle(Mentions mentions, MessageStore messages) {
        this.mentions = mentions;
        this.messages = messages;
    }

    void write(SqlClient sql, Bygone bygone) {
        var id = bygone.other().isPresent()
                ? conversations.begin(sql, bygone.maker(), bygone.other().getAsLong(), bygone.at())
                : discussion(sql, bygone);
        // it is new, so its messages are numbered as they are counted
        bygone.said().forEach(saying -> say(sql, id, saying));
        conversations.read(sql, id, OptionalLong.empty(), 0);
        bygone.unread().forEach((account, waits) -> conversations.read(sql, id, OptionalLong.of(account), waits));
    }

    private long discussion(SqlClient sql, Bygone bygone) {
        var ref = "demo-" + bygone.name().english();
        var discussion = new NewDiscussion(bygone.name(), bygone.announcing(), 0, ref);
        var made =
                conversations.make(sql, bygone.maker(), discussion, bygone.at()).orElseThrow();
        conversations.keep(sql, made, bygone.maker(), bygone.at());
        conversations.add(sql, made, new Invited(bygone.usernames(), Set.of(), Set.of()), bygone.at());
        return made;
    }

    private void say(SqlClient sql, long conversation, Saying saying) {
        var written = mentions.read(sql, saying.body());
        var excerpt = mentions.markdown().excerpt(saying.body(), Chatting.EXCERPT);
        var ref = "demo-" + saying.at().toEpochMilli();
        var message = new NewMessage(
                Speaker.of(saying.author()), ref, saying.body(), written, excerpt, saying.reply(), List.of());
        var sent =
                messages.write(sql, conversation, List.of(message), saying.at()).getFirst();
        sent.refused().ifPresent(refused -> {
            throw new IllegalStateException(refused.reason() + ": " + saying.body());
        });
        mark(sql, new Place(conversation, sent.seq()), saying);
    }

    private void mark(SqlClient sql, Place place, Saying saying) {
        var later = saying.at().plus(LATER);
        saying.pinned().ifPresent(account -> marks.pin(sql, place, account, later));
        saying.reactions()
                .forEach((emoji, people) -> people.forEach(account -> marks.give(sql, place, account, emoji, later)));
    }
}
