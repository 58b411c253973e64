package io.placard.site.page;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What a page carries for a signed-in reader only.
 *
 * @param sessionKey the ticket for the page's first socket
 * @param topics each topic the page shows, with its sequence number when the page was drawn
 * @param zone in which the reader wants times; empty: the conference's
 * @param keepsBack whether anything of theirs is not public
 */
public record SignedIn(
        Reader reader, String sessionKey, Map<String, Long> topics, Optional<ZoneId> zone, boolean keepsBack) {

    /** A reader who keeps to the conference's times. */
    public SignedIn(Reader reader, String sessionKey, Map<String, Long> topics) {
        this(reader, sessionKey, topics, Optional.empty(), true);
    }
}
