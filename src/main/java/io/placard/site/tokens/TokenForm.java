package io.placard.site.tokens;

import io.placard.site.api.Scope;
import io.placard.site.page.Request;
import io.placard.site.page.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What somebody typed to make a token.
 *
 * @param days how long it is to open anything; empty: nothing that can be chosen
 */
public record TokenForm(String name, List<Scope> scopes, OptionalInt days) {

    /** What can be chosen. */
    public static final List<Integer> DAYS = List.of(7, 30, 90);

    static final TokenForm EMPTY = new TokenForm("", List.of(Scope.READ), OptionalInt.of(30));

    private static final int LONGEST = 60;

    static TokenForm of(Request request) {
        var name = request.form("name").strip().replaceAll("\\s+", " ");
        var scopes = Arrays.stream(Scope.values())
                .filter(scope -> request.form("scope-" + scope.word()).equals("1"))
                .toList();
        var days = DAYS.stream()
                .filter(choice -> choice.toString().equals(request.form("days")))
                .mapToInt(Integer::intValue)
                .findFirst();
        return new TokenForm(name, scopes, days);
    }

    /** What is wrong, as message keys by field. */
    Map<String, String> errors(Role role) {
        var errors = new LinkedHashMap<String, String>();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST
                || name.codePoints()
                        .anyMatch(letter ->
                                Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE)) {
            errors.put("name", "tokens.error.name");
        }
        if (scopes.isEmpty() || !scopes.stream().allMatch(scope -> scope.fits(role))) {
            errors.put("scopes", "tokens.error.scopes");
        }
        if (days.isEmpty()) {
            errors.put("days", "tokens.error.days");
        }
        return errors;
    }

    Duration time() {
        return Duration.ofDays(days.orElseThrow());
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }
}
