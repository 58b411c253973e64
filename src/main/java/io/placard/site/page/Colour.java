package io.placard.site.page;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour, and how well it is read on another.
 *
 * @param rgb red, green and blue, eight bits each
 */
public record Colour(int rgb) {

    static final Colour WHITE = new Colour(0xffffff);
    static final Colour BLACK = new Colour(0);

    private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final double STEP = 0.02;

    /** The colour of six hexadecimal digits, with or without a {@code #}. */
    public static Optional<Colour> of(String text) {
        var hex = HEX.matcher(text);
        return hex.matches() ? Optional.of(new Colour(Integer.parseInt(hex.group(1), 16))) : Optional.empty();
    }

    /** Six hexadecimal digits. */
    public String hex() {
        return "%06x".formatted(rgb);
    }

    /** As WCAG counts: from 1, for a colour on itself, to 21. */
    public double contrast(Colour other) {
        var one = luminance();
        var two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** From 0, black, to 1, white. */
    double luminance() {
        return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0);
    }

    /** So much of another colour in this one. */
    Colour mixed(Colour other, double share) {
        var mixed = 0;
        for (var shift : new int[] {16, 8, 0}) {
            var part = part(shift) * (1 - share) + other.part(shift) * share;
            mixed |= (int) Math.round(part) << shift;
        }
        return new Colour(mixed);
    }

    /** With no more of another colour in it than is needed to be read on this ground; the other where nothing helps. */
    Colour readableOn(Colour ground, double ratio, Colour towards) {
        var share = 0.0;
        while (share < 1 && mixed(towards, share).contrast(ground) < ratio) {
            share += STEP;
        }
        return mixed(towards, Math.min(1, share));
    }

    /** As bright as this at the least and as that at the most. */
    Colour within(double darkest, double brightest) {
        var towards = luminance() < darkest ? WHITE : BLACK;
        var share = 0.0;
        var now = this;
        while (share < 1 && (now.luminance() < darkest || now.luminance() > brightest)) {
            share += STEP / 2;
            now = mixed(towards, share);
        }
        return now;
    }

    private int part(int shift) {
        return rgb >> shift & 0xff;
    }

    private double linear(int shift) {
        var part = part(shift) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
