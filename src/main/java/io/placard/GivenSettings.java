package io.placard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts that were given for settings, each with where it came from, and what turned out wrong with them. */
final class GivenSettings {

    private static final int FARTHEST = 3;

    private final Map<String, Given> given = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param origin to follow "from", such as "the argument --http.port" */
    record Given(String text, String origin) {}

    /** Takes a text; a later one replaces an earlier one, so that the sources are put in rising precedence. */
    void put(Setting<?> setting, String text, String origin) {
        given.put(setting.name(), new Given(text, origin));
    }

    void wrong(String problem) {
        problems.add(problem);
    }

    /** Notes a name that no setting has, with the name that was probably meant. */
    void unknown(String name, String origin, List<String> known) {
        var nearest = known.stream()
                .min((one, other) -> Integer.compare(distance(name, one), distance(name, other)))
                .filter(meant -> distance(name, meant) <= FARTHEST)
                .map(meant -> "; did you mean %s?".formatted(meant))
                .orElse(".");
        problems.add("%s in %s is no setting%s".formatted(name, origin, nearest));
    }

    /** The value of a setting; where the text is wrong, notes that and goes on with the preset. */
    <T> T get(Setting<T> setting) {
        var text = given.get(setting.name());
        if (text == null) {
            return setting.read(setting.preset());
        }
        try {
            return setting.read(text.text().strip());
        } catch (IllegalArgumentException refused) {
            problems.add(sentence(setting, text, refused));
            return setting.read(setting.preset());
        }
    }

    /** @throws WrongSettings when anything was wrong */
    void requireRight() {
        if (!problems.isEmpty()) {
            throw new WrongSettings(problems);
        }
    }

    /** The reason of a refused secret is written so that it never repeats the text. */
    private static String sentence(Setting<?> setting, Given text, IllegalArgumentException refused) {
        return setting.secret()
                ? "%s from %s is wrong, %s; give %s."
                        .formatted(setting.name(), text.origin(), refused.getMessage(), setting.allowed())
                : "%s is \"%s\" from %s; give %s."
                        .formatted(setting.name(), text.text(), text.origin(), setting.allowed());
    }

    /** How many letters must be put in, left out or changed to come from one word to the other. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
