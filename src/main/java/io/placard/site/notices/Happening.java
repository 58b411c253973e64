package io.placard.site.notices;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * Something that happened at an article or a comment of it.
 *
 * @param account who is told
 * @param actor whose doing it is
 * @param comment empty: it is about the article itself
 */
public record Happening(Kind kind, long account, long actor, long article, OptionalLong comment, Instant at) {

    /** What happened. */
    public enum Kind {
        MENTION("mention", "mentions"),
        REMOVED("removed", "verification"),
        RESTORED("restored", "verification"),
        REPORTED("reported", "verification"),
        UPHELD("upheld", "verification"),
        LEFT("left", "verification"),
        WITHDRAWN("withdrawn", "verification"),
        RETURNED("returned", "verification"),
        APPEARED("appeared", "verification");

        private final String word;
        private final String category;

        Kind(String word, String category) {
            this.word = word;
            this.category = category;
        }
    }

    NewNotice notice() {
        return new NewNotice(account, kind.category, kind.word, keyword(), actor, article, link(), at);
    }

    /** What became of one thing is one notice, whatever it was before. */
    String keyword() {
        var topic =
                switch (kind) {
                    case MENTION -> "mention";
                    case REMOVED, RESTORED -> "moderated";
                    case REPORTED -> "reported";
                    case UPHELD, LEFT -> "report";
                    case WITHDRAWN, RETURNED, APPEARED -> "publication";
                };
        return topic + (comment.isPresent() ? ":comment:" + comment.getAsLong() : ":article:" + article);
    }

    private String link() {
        if (kind == Kind.REPORTED) {
            return "/reports/";
        }
        var page = "/articles/" + article + "/";
        return comment.isPresent() ? page + "#comment-" + comment.getAsLong() : page;
    }
}
