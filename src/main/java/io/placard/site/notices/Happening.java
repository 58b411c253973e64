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
        MENTION("mention", Category.MENTIONS),
        REMOVED("removed", Category.VERIFICATION),
        RESTORED("restored", Category.VERIFICATION),
        REPORTED("reported", Category.VERIFICATION),
        UPHELD("upheld", Category.VERIFICATION),
        LEFT("left", Category.VERIFICATION),
        WITHDRAWN("withdrawn", Category.VERIFICATION),
        RETURNED("returned", Category.VERIFICATION),
        APPEARED("appeared", Category.VERIFICATION);

        private final String word;
        private final Category category;

        Kind(String word, Category category) {
            this.word = word;
            this.category = category;
        }
    }

    NewNotice notice() {
        return new NewNotice(account, kind.category, kind.word, keyword(), actor, article, 0, link(), at);
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
