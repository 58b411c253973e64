package io.placard.site.tokens;

import io.placard.site.api.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token as its owner sees it: never the token itself.
 *
 * @param used when a program showed it last, to the minute
 */
public record Token(long id, String name, List<Scope> scopes, Instant made, Instant expires, Optional<Instant> used) {

    /** Whether it opens nothing any more. */
    public boolean expired(Instant now) {
        return !expires.isAfter(now);
    }
}
