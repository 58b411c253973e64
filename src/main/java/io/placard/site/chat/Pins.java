package io.placard.site.chat;

import java.util.List;

/**
 * What is pinned in a conversation, the latest first.
 *
 * @param mine whether the reader pins and unpins there
 */
public record Pins(long conversation, List<Pin> pins, boolean mine) {

    /** In one conversation. */
    static final int MOST = 50;
}
