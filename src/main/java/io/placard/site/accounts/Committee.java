package io.placard.site.accounts;

import java.util.Optional;

/**
 * Where somebody sits, by the name that people say.
 *
 * @param name of at most 80 letters; empty: in none, or nobody has said
 */
public record Committee(String name) {

    public static final int LONGEST = 80;

    /** As it was typed, without what surrounds it; empty where that is none. */
    public static Optional<Committee> read(String typed) {
        var name = typed.strip().replaceAll("\\s+", " ");
        var whole = name.codePoints()
                .noneMatch(
                        letter -> Character.isISOControl(letter) || Character.getType(letter) == Character.SURROGATE);
        return whole && name.length() <= LONGEST ? Optional.of(new Committee(name)) : Optional.empty();
    }
}
