package io.placard.site.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The colour that a conference has chosen for itself, and what is made of it by day and by night: the tokens of
 * {@code tokens.css} that are blue without it. By day it stands as it is, by night it is made to fit.
 */
public record Accent(Colour colour) {

    /** Text is readable from this contrast on. */
    public static final double READABLE = 4.5;

    /** Raised when other colours are made of the same one, for browsers keep what they were told before. */
    private static final String EDITION = "1-";

    private static final double EASY = 7;
    static final Map<String, Colour> DAY = grounds("fafaf8", "ffffff", "edf1f7", "ffffff");
    static final Map<String, Colour> NIGHT = grounds("13161b", "1b1f26", "222935", "dde4ee");
    private static final Colour GREEN = new Colour(0x8fe0ac);
    private static final Colour AMBER = new Colour(0xffd28a);

    /** Text on ground, of the tokens that are made and of those that stay. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("on-blue", "blue"),
            List.of("on-blue-soft", "blue"),
            List.of("green-on-blue", "blue"),
            List.of("amber-on-blue", "blue"),
            List.of("on-act", "act"),
            List.of("on-act", "act-over"),
            List.of("link", "paper"),
            List.of("link", "card"),
            List.of("link", "wash"),
            List.of("placard-ink", "placard"));

    /** The accent of six hexadecimal digits. */
    public static Optional<Accent> of(String hex) {
        return Colour.of(hex).map(Accent::new);
    }

    /** The accent whose style has this name. */
    public static Optional<Accent> ofStyle(String name) {
        var ours = name.startsWith(EDITION) && name.endsWith(".css");
        return ours ? of(name.substring(EDITION.length(), name.length() - ".css".length())) : Optional.empty();
    }

    /** Where its style is: what it says follows from the address, so it can be kept for ever and by everybody. */
    public String style() {
        return "/look/" + EDITION + colour.hex() + ".css";
    }

    /** The least contrast of any text by day. */
    public double byDay() {
        return least(day(), DAY);
    }

    /** The least contrast of any text by night. */
    public double byNight() {
        return least(night(), NIGHT);
    }

    public boolean readable() {
        return byDay() >= READABLE && byNight() >= READABLE;
    }

    /** The tokens as a style sheet. */
    public String css() {
        return ":root {\n" + declared(day()) + "}\n\n@media (prefers-color-scheme: dark) {\n:root {\n"
                + declared(night()) + "}\n}\n";
    }

    /** Of the band across the top by night. */
    Colour band() {
        return colour.within(0, 0.025);
    }

    private Map<String, Colour> day() {
        var tokens = new LinkedHashMap<String, Colour>();
        tokens.put("blue", colour);
        tokens.put("act", colour);
        tokens.put("act-over", colour.mixed(Colour.BLACK, 0.2));
        tokens.put("link", colour);
        tokens.put("placard-ink", colour.readableOn(Colour.WHITE, EASY, Colour.BLACK));
        onBand(tokens);
        return tokens;
    }

    private Map<String, Colour> night() {
        var tokens = new LinkedHashMap<String, Colour>();
        var act = colour.within(0.08, 0.13);
        tokens.put("blue", band());
        tokens.put("act", act);
        tokens.put("act-over", act.mixed(Colour.WHITE, 0.08));
        tokens.put("link", colour.readableOn(NIGHT.get("wash"), EASY, Colour.WHITE));
        tokens.put("placard-ink", colour.readableOn(NIGHT.get("placard"), EASY, Colour.BLACK));
        onBand(tokens);
        return tokens;
    }

    private static void onBand(Map<String, Colour> tokens) {
        var band = tokens.get("blue");
        tokens.put("on-blue", Colour.WHITE);
        tokens.put("on-act", Colour.WHITE);
        tokens.put("on-blue-soft", Colour.WHITE.mixed(band, 0.2).readableOn(band, READABLE, Colour.WHITE));
        tokens.put("green-on-blue", GREEN.readableOn(band, READABLE, Colour.WHITE));
        tokens.put("amber-on-blue", AMBER.readableOn(band, READABLE, Colour.WHITE));
    }

    private static double least(Map<String, Colour> tokens, Map<String, Colour> grounds) {
        return PAIRS.stream()
                .mapToDouble(pair -> {
                    var ground = tokens.getOrDefault(pair.get(1), grounds.get(pair.get(1)));
                    return tokens.get(pair.get(0)).contrast(ground);
                })
                .min()
                .orElseThrow();
    }

    private static String declared(Map<String, Colour> tokens) {
        return tokens.entrySet().stream()
                .map(token -> "  --%s: #%s;\n"
                        .formatted(token.getKey(), token.getValue().hex()))
                .collect(Collectors.joining());
    }

    /** Those of {@code tokens.css}; a test holds them together. */
    private static Map<String, Colour> grounds(String paper, String card, String wash, String placard) {
        return Map.of(
                "paper", Colour.of(paper).orElseThrow(),
                "card", Colour.of(card).orElseThrow(),
                "wash", Colour.of(wash).orElseThrow(),
                "placard", Colour.of(placard).orElseThrow());
    }
}
