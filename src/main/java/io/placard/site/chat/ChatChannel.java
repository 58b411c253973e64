package io.placard.site.chat;

import io.placard.channel.Channel;
import io.placard.channel.Frame;
import io.placard.channel.Reply;
import io.placard.site.chat.EditStore.Place;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Frames to {@code chat:ID}. Each asks by itself whether its sender is a member and their login holds. */
final class ChatChannel implements Channel {

    private final Chatting chatting;
    private final Marking marking;
    private final Hearing hearing;
    private final Drafting drafting;

    ChatChannel(Chatting chatting, Marking marking, Hearing hearing, Drafting drafting) {
        this.chatting = chatting;
        this.marking = marking;
        this.hearing = hearing;
        this.drafting = drafting;
    }

    @Override
    public Reply join(Frame frame) {
        return chatting.join(Speaker.of(frame.login()), conversation(frame));
    }

    @Override
    public Reply handle(Frame frame) {
        var who = Speaker.of(frame.login());
        var conversation = conversation(frame);
        return switch (frame.event()) {
            case "message.send" -> send(frame, who);
            case "message.edit" -> number(frame, "message", seq -> edit(frame, who, seq));
            case "message.delete" -> number(frame, "message", seq -> chatting.delete(who, conversation, seq));
            case "message.react" -> number(frame, "message", seq -> react(frame, who, seq));
            case "message.pin" -> number(frame, "message", seq -> pin(frame, who, seq));
            case "read" -> number(frame, "seq", seq -> chatting.read(who, conversation, seq));
            case "draft" -> draft(frame, who);
            case "level" -> level(frame, who);
            case "typing" -> chatting.type(who, conversation);
            default -> Reply.refused("unknown", "event");
        };
    }

    private Reply send(Frame frame, Speaker who) {
        var reply = frame.payload().getValue("reply");
        if (reply != null && !isNumber(reply)) {
            return Reply.refused("wrong_type", "payload.reply");
        }
        var files = files(frame);
        if (files.isEmpty()) {
            return Reply.refused("wrong_type", "payload.files");
        }
        // who sends files needs no words
        var words = files.get().isEmpty() ? null : "";
        if (!(frame.payload().getValue("body", words) instanceof String body)) {
            return unfit(frame, "body");
        }
        var answered = reply == null ? OptionalLong.empty() : OptionalLong.of(((Number) reply).longValue());
        return chatting.send(who, conversation(frame), new Spoken(frame.ref(), body, answered, files.get()));
    }

    private Reply draft(Frame frame, Speaker who) {
        return frame.payload().getValue("body") instanceof String body
                ? drafting.keep(who, conversation(frame), body)
                : unfit(frame, "body");
    }

    private Reply edit(Frame frame, Speaker who, long seq) {
        return frame.payload().getValue("body") instanceof String body
                ? chatting.edit(who, conversation(frame), seq, body)
                : unfit(frame, "body");
    }

    private Reply level(Frame frame, Speaker who) {
        if (!(frame.payload().getValue("level") instanceof String word)) {
            return unfit(frame, "level");
        }
        return Level.known(word)
                .map(level -> hearing.set(who, conversation(frame), level))
                .orElseGet(() -> Reply.refused("unknown", "payload.level"));
    }

    private Reply react(Frame frame, Speaker who, long seq) {
        if (!(frame.payload().getValue("emoji") instanceof String emoji)) {
            return unfit(frame, "emoji");
        }
        return frame.payload().getValue("on") instanceof Boolean on
                ? marking.react(who, new Place(conversation(frame), seq), emoji, on)
                : unfit(frame, "on");
    }

    private Reply pin(Frame frame, Speaker who, long seq) {
        return frame.payload().getValue("on") instanceof Boolean on
                ? marking.pin(who, new Place(conversation(frame), seq), on)
                : unfit(frame, "on");
    }

    /** The numbers of uploads; empty where what was sent is none. */
    private static Optional<List<Long>> files(Frame frame) {
        var sent = frame.payload().getValue("files");
        if (sent == null) {
            return Optional.of(List.of());
        }
        return sent instanceof JsonArray files && files.stream().allMatch(ChatChannel::isNumber)
                ? Optional.of(
                        files.stream().map(file -> ((Number) file).longValue()).toList())
                : Optional.empty();
    }

    private static Reply number(Frame frame, String name, LongFunction<Reply> act) {
        var value = frame.payload().getValue(name);
        return isNumber(value) ? act.apply(((Number) value).longValue()) : unfit(frame, name);
    }

    private static Reply unfit(Frame frame, String name) {
        return Reply.refused(frame.payload().getValue(name) == null ? "missing" : "wrong_type", "payload." + name);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    private static long conversation(Frame frame) {
        // nothing has the number 0
        return frame.topic().id().orElse(0);
    }
}
