package io.placard.channel;

import java.util.List;
import java.util.Optional;

/**
 * What a generation is asked before it may serve. The site names it, the gateway asks it.
 *
 * @param reader an account that pages are asked for; nobody: while there is none, pages are asked for as a guest only
 * @param openPages paths that answer a guest with a page
 * @param memberPages paths that answer the reader with a page
 * @param frames one for each kind of topic, which change nothing; each must be done or refused
 */
public record SiteCheck(Optional<Login> reader, List<String> openPages, List<String> memberPages, List<Frame> frames) {}
