package io.placard.site.roster;

import java.util.List;

/**
 * Slips to print.
 *
 * @param ref names them
 */
public record SlipsPage(String ref, List<Slip> slips) {}
