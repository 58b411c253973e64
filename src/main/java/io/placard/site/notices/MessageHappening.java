package io.placard.site.notices;

import java.time.Instant;

/**
 * Something that happened to a message in a conversation.
 *
 * @param account who is told
 * @param actor whose doing it is
 * @param seq the message's number
 * @param link the path to go to
 */
public record MessageHappening(
        Kind kind, long account, long actor, long conversation, long seq, String link, Instant at) {

    /** What happened. */
    public enum Kind {
        REPORTED("message-reported"),
        UPHELD("message-upheld"),
        LEFT("message-left");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    NewNotice notice() {
        return new NewNotice(account, Category.VERIFICATION, kind.word, keyword(), actor, 0, conversation, link, at);
    }

    /** What became of one report is one notice, whatever it was before. */
    String keyword() {
        var topic = kind == Kind.REPORTED ? "reported" : "report";
        return topic + ":message:" + conversation + ":" + seq;
    }
}
