package io.placard.site.api;

import io.placard.channel.Login;
import java.util.Optional;
import java.util.Set;

/** Whose token a program holds, and what the token opens. */
public record Bearer(Login login, Set<Scope> scopes) {

    private static final String PREFIX = "Bearer ";

    /** The token that a header {@code Authorization} shows; empty where it shows none, or there is none. */
    public static Optional<String> shown(String header) {
        return Optional.ofNullable(header)
                .filter(value -> value.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
                .map(value -> value.substring(PREFIX.length()).strip());
    }
}
