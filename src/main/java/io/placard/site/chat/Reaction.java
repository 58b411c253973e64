package io.placard.site.chat;

import io.placard.site.page.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What some people think of a message, in one sign.
 *
 * @param nicknames of those who gave it first
 * @param own whether the reader gave it
 */
public record Reaction(String emoji, int count, List<String> nicknames, boolean own) {

    /** Those that are offered. */
    public static final List<String> CHOICE = List.of("👍", "❤️", "😂", "🎉", "👏", "🙏", "👀", "✅");

    /** No reaction, for the part that the browser fills. */
    public static final Reaction BLANK = new Reaction("", 0, List.of(), false);

    /** Who gave it, in the reader's language; js/chat-reactions.js says the same. */
    public String who(Page page) {
        var names = nicknames.stream().map(page::name).collect(Collectors.joining(page.t("chat.comma")));
        var others = count - nicknames.size();
        return others > 0 ? names + " " + page.t("chat.react.others", others) : names;
    }

    /**
     * From what {@code chat_reactions} tells.
     *
     * @param own those that the reader gave
     */
    static List<Reaction> of(JsonArray told, List<String> own) {
        return told.stream()
                .map(JsonObject.class::cast)
                .map(reaction -> of(reaction, own))
                .toList();
    }

    private static Reaction of(JsonObject told, List<String> own) {
        var names = told.getJsonArray("people").stream()
                .map(person -> ((JsonObject) person).getString("nickname"))
                .toList();
        var emoji = told.getString("emoji");
        return new Reaction(emoji, told.getInteger("count"), names, own.contains(emoji));
    }
}
