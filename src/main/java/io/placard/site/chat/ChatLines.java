package io.placard.site.chat;

import java.util.List;

/**
 * The reader's conversations, those with the newest messages first.
 *
 * @param here the one that stands beside the list; 0: none
 */
public record ChatLines(List<ConversationLine> lines, long here) {}
