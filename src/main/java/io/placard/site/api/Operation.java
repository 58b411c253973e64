package io.placard.site.api;

import io.placard.site.api.Problem.Kind;
import io.placard.site.page.Permission;
import io.placard.site.page.Request;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that programs may ask for.
 *
 * @param queries the parameters that its query may have
 * @param type of what it answers
 * @param byToken whether it is answered to tokens only: a session is asked for a password where pages do the same
 * @param changes whether it changes anything
 * @param open whether a guest may ask too
 * @param permission what its caller must hold
 * @param act answers it; empty: not now, but when the file has come that is being sent
 */
record Operation(
        Set<String> queries,
        String type,
        boolean byToken,
        boolean changes,
        boolean open,
        Optional<Permission> permission,
        Function<Call, Optional<Answer>> act) {

    static final String JSON = "application/json";

    Scope scope() {
        return permission.map(needed -> Scope.of(needed, changes)).orElseGet(() -> Scope.of(changes));
    }

    /** Why this caller may not ask; what they may do to a record is decided where it is read. */
    Optional<Answer> refusal(Request request, Optional<Bearer> bearer) {
        if (request.reader().isEmpty()) {
            return open ? Optional.empty() : Optional.of(unauthenticated(Problem.of(Kind.UNAUTHENTICATED)));
        }
        if (request.mustChange()) {
            return Optional.of(Answer.refused(Kind.FORBIDDEN, "api.must-change"));
        }
        if (bearer.filter(token -> !token.scopes().contains(scope())).isPresent()) {
            var scope = scope().word();
            return Optional.of(Answer.of(Problem.of(Kind.OUT_OF_SCOPE, "api.out-of-scope", scope))
                    .with("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + '"'));
        }
        if (permission.filter(needed -> !request.may(needed)).isPresent()) {
            return Optional.of(Answer.forbidden());
        }
        return byToken && bearer.isEmpty()
                ? Optional.of(Answer.refused(Kind.FORBIDDEN, "api.by-token"))
                : Optional.empty();
    }

    /** The names in a query that mean nothing here. */
    Optional<Answer> unknown(Set<String> asked) {
        var unknown =
                asked.stream().filter(name -> !queries.contains(name)).sorted().toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(Answer.refused(Kind.UNREADABLE, "api.query.unknown", String.join(", ", unknown)));
    }

    static Answer unauthenticated(Problem problem) {
        return Answer.of(problem).with("WWW-Authenticate", "Bearer realm=\"Placard\"");
    }
}
