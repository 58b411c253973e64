package io.placard.site.tokens;

import io.placard.site.api.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One's tokens and the form for another one.
 *
 * @param tokens those that hold, and those whose time has run out
 * @param offered the scopes that are any use to the reader
 * @param ref unique to this drawing of the form
 * @param fresh the token that was just made: shown here and never again
 * @param errors message keys by field
 * @param said the key of what was just done; empty: nothing
 */
public record TokensPage(
        List<Token> tokens,
        List<Scope> offered,
        String ref,
        TokenForm form,
        Optional<String> fresh,
        Map<String, String> errors,
        String said) {}
