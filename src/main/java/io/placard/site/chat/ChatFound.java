package io.placard.site.chat;

import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param nobody whether nobody is called what stands behind {@code from:}
 * @param nowhere whether no conversation of the asker's is called what stands behind {@code in:}
 * @param next the place behind the last of these, where there are more
 */
record ChatFound(boolean nobody, boolean nowhere, List<ChatHit> hits, Optional<Place> next) {

    /**
     * The place behind a message in the order of finding: the newest first, then by conversation and number.
     *
     * @param micros when it was written, since 1970
     */
    record Place(long micros, long conversation, long seq) {

        /** Empty where this is none. */
        static Optional<Place> of(String text) {
            if (!text.matches("\\d{1,17}-\\d{1,18}-\\d{1,18}")) {
                return Optional.empty();
            }
            var parts = text.split("-");
            return Optional.of(new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        }

        String text() {
            return micros + "-" + conversation + "-" + seq;
        }
    }
}
