package io.placard.site.chat;

import io.placard.channel.Login;

/**
 * Who does something in a conversation.
 *
 * @param epoch of the login that they do it with, which SQL compares with the account's; null: it was seen to
 */
record Speaker(long account, Integer epoch) {

    /** Somebody behind a socket: their login may have ended since it opened. */
    static Speaker of(Login login) {
        return new Speaker(login.account(), login.epoch());
    }

    /** Somebody whose request was let in. */
    static Speaker of(long account) {
        return new Speaker(account, null);
    }
}
