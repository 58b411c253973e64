package io.placard.site.chat;

import io.placard.channel.Whereabouts.Whereabout;
import java.util.Optional;

/**
 * What a conversation is called and whether its reader may write, for a page that was told that either has changed.
 *
 * @param whereabout how the other of a pair is there, where the reader may know
 */
public record ChatHead(Conversation conversation, Optional<Whereabout> whereabout) {}
