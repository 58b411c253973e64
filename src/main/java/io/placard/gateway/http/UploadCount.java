package io.placard.gateway.http;

import java.util.HashMap;
import java.util.Map;

/** How many uploads are under way, of one account, or one token, and in all. Shared by all event loops; thread-safe. */
final class UploadCount {

    private static final int MOST_OF_ONE = 4;
    private static final int MOST = 128;

    private final Map<String, Integer> byAccount = new HashMap<>();
    private int all;

    /** Counts one more; false when that is one too many. */
    synchronized boolean enter(String account) {
        var own = byAccount.getOrDefault(account, 0);
        if (own >= MOST_OF_ONE || all >= MOST) {
            return false;
        }
        byAccount.put(account, own + 1);
        all++;
        return true;
    }

    /** One that was counted has ended. */
    synchronized void leave(String account) {
        all--;
        byAccount.computeIfPresent(account, (key, own) -> own == 1 ? null : own - 1);
    }
}
