package io.placard.site.avatars;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The seat of a person as a picture: the card of {@code seat.css} by day. All of it stands in the seed, so the same seed is
 * the same picture for ever and nobody is looked up.
 *
 * @param tint from 0
 * @param letters one or two
 */
record Avatar(int tint, String letters) {

    /** Ground and ink of each tint, as in {@code tokens.css}. */
    static final List<List<String>> TINTS = List.of(
            List.of("#e3ebf8", "#173f7d"),
            List.of("#e2f1e8", "#17573a"),
            List.of("#f8ece0", "#7a4210"),
            List.of("#f1e7f5", "#5f2f78"),
            List.of("#e0f0f2", "#10545e"),
            List.of("#f7e6e8", "#85232f"));

    private static final Pattern SEED = Pattern.compile("([0-9]{1,18})-([\\p{L}\\p{N}\\p{So}]{1,2})");

    /** The picture of a seed: the account's number, a hyphen, and the letters on its card. */
    static Optional<Avatar> of(String seed) {
        var parts = SEED.matcher(seed);
        return parts.matches()
                ? Optional.of(new Avatar((int) (Long.parseLong(parts.group(1)) % TINTS.size()), parts.group(2)))
                : Optional.empty();
    }

    /** @param size its height and width in pixels */
    String svg(int size) {
        var colours = TINTS.get(tint);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="%1$d" height="%1$d">\
                <rect width="64" height="64" rx="6" fill="%2$s"/>\
                <rect x="4.5" y="4.5" width="55" height="55" rx="2" fill="none" stroke="%3$s" stroke-opacity=".45"/>\
                <text x="32" y="33" text-anchor="middle" dominant-baseline="central" font-family="system-ui,sans-serif" \
                font-size="24" font-weight="700" fill="%3$s">%4$s</text></svg>
                """.formatted(size, colours.get(0), colours.get(1), letters);
    }
}
