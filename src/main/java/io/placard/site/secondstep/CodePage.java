package io.placard.site.secondstep;

import java.util.Optional;

/**
 * Where the code is asked for.
 *
 * @param next the path to go on to
 * @param error a message key
 */
public record CodePage(String next, Optional<String> error) {}
