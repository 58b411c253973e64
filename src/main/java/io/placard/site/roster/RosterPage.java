package io.placard.site.roster;

import java.util.List;

/**
 * The list of accounts.
 *
 * @param all how many there are with this filter
 * @param more whether there are some behind these
 */
public record RosterPage(RosterFilter filter, List<Member> members, int all, boolean more) {}
