package io.placard.site.roster;

import io.placard.site.chat.MuteSpan;
import io.placard.site.page.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One account, and what the reader may do to it.
 *
 * @param roles those that the reader may give; none where they may not touch this account
 * @param secondStep whether signing in to it takes a second step
 * @param muted until when they may write nowhere in chat; empty: they may
 * @param done the key of what was just done; empty: nothing
 */
public record MemberPage(Member member, List<Role> roles, boolean secondStep, Optional<Instant> muted, String done) {

    /** For how long somebody can be muted. */
    public static final List<MuteSpan> SPANS = List.of(MuteSpan.values());
}
