package io.placard.site.page;

import java.util.Map;

/**
 * What a page carries for a signed-in reader only.
 *
 * @param sessionKey the ticket for the page's first socket
 * @param topics each topic the page shows, with its sequence number when the page was drawn
 */
public record SignedIn(Reader reader, String sessionKey, Map<String, Long> topics) {}
