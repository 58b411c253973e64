package io.placard.site.roster;

import io.placard.site.page.Role;
import java.util.List;

/**
 * One account, and what the reader may do to it.
 *
 * @param roles those that the reader may give; none where they may not touch this account
 * @param secondStep whether signing in to it takes a second step
 * @param done the key of what was just done; empty: nothing
 */
public record MemberPage(Member member, List<Role> roles, boolean secondStep, String done) {}
