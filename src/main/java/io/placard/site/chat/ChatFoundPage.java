package io.placard.site.chat;

import io.placard.site.search.Piece;
import io.placard.site.search.Search;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The page of messages that were looked for.
 *
 * @param in the conversation that was looked into; empty: all of the reader's
 * @param typed as it was typed
 * @param said sentences about the query, or why there is no answer
 * @param answer empty: nothing was asked, or there is none
 */
public record ChatFoundPage(
        ChatLines lines, Optional<Conversation> in, String typed, List<Said> said, Optional<Answer> answer) {

    /** A sentence: a message's key and the value that it names. */
    public record Said(String key, String value) {}

    /**
     * What was found.
     *
     * @param words that are marked
     * @param next the address of the next page; empty: there is none
     */
    public record Answer(List<ChatHit> hits, List<String> words, String next) {

        /** What stands around the words, with them marked. */
        public List<Piece> excerpt(ChatHit hit) {
            return Search.excerpt(words, hit.words());
        }
    }

    /** Where the form leads. */
    public String path() {
        return path(in);
    }

    static String path(Optional<Conversation> in) {
        return in.map(conversation -> "/chat/" + conversation.id() + "/search/").orElse("/chat/search/");
    }

    static String next(Optional<Conversation> in, String typed, ChatFound found) {
        return found.next()
                .map(place ->
                        path(in) + "?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + "&behind=" + place.text())
                .orElse("");
    }
}
