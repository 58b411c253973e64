package io.placard.site.chat;

import io.placard.channel.Whereabouts.Whereabout;
import java.util.Optional;

/**
 * The page of the reader's conversations.
 *
 * @param room the conversation beside the list
 */
public record ChatPage(ChatLines lines, Optional<Room> room, Search search) {

    /**
     * A conversation that is open.
     *
     * @param unread how many messages the reader has not seen
     * @param whereabout how the other of a pair is there, where the reader may know
     */
    public record Room(
            Conversation conversation, Run run, int unread, Composer composer, Optional<Whereabout> whereabout) {}
}
