package io.placard;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a command, taken apart.
 *
 * @param file the setting file that was named
 * @param rest what is neither a setting nor the file
 */
record Arguments(Optional<String> file, Map<Setting<?>, String> settings, List<String> rest) {

    /** @param config the argument that names the file */
    static Arguments split(List<String> arguments, String config, GivenSettings given) {
        Optional<String> file = Optional.empty();
        var settings = new LinkedHashMap<Setting<?>, String>();
        var rest = new ArrayList<String>();
        for (var words = arguments.iterator(); words.hasNext(); ) {
            var word = words.next();
            var name = word.split("=", 2)[0];
            var setting = name.startsWith("--") ? SettingTable.named(name.substring(2)) : Optional.<Setting<?>>empty();
            if (setting.isEmpty() && !name.equals(config)) {
                rest.add(word);
                continue;
            }
            var value = value(word, words);
            if (value.isEmpty()) {
                given.wrong("The argument %s needs a value, as in %s=VALUE.".formatted(name, name));
            } else if (setting.isPresent()) {
                settings.put(setting.get(), value.get());
            } else {
                file = value;
            }
        }
        return new Arguments(file, settings, rest);
    }

    private static Optional<String> value(String word, Iterator<String> next) {
        if (word.contains("=")) {
            return Optional.of(word.split("=", 2)[1]);
        }
        return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
    }
}
