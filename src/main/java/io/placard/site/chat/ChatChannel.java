package io.placard.site.chat;

import io.placard.channel.Channel;
import io.placard.channel.Frame;
import io.placard.channel.Reply;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Frames to {@code chat:ID}. Each asks by itself whether its sender is a member and their login holds. */
final class ChatChannel implements Channel {

    private final Chatting chatting;
    private final Drafting drafting;

    ChatChannel(Chatting chatting, Drafting drafting) {
        this.chatting = chatting;
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
            case "read" -> number(frame, "seq", seq -> chatting.read(who, conversation, seq));
            case "draft" -> draft(frame, who);
            case "typing" -> chatting.type(who, conversation);
            default -> Reply.refused("unknown", "event");
        };
    }

    private Reply send(Frame frame, Speaker who) {
        var reply = frame.payload().getValue("reply");
        if (reply != null && !isNumber(reply)) {
            return Reply.refused("wrong_type", "payload.reply");
        }
        if (!(frame.payload().getValue("body") instanceof String body)) {
            return unfit(frame, "body");
        }
        var answered = reply == null ? OptionalLong.empty() : OptionalLong.of(((Number) reply).longValue());
        return chatting.send(who, conversation(frame), frame.ref(), body, answered);
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
