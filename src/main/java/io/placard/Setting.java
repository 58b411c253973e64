package io.placard;

import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that may be set: what it is called everywhere, and how its text is read.
 *
 * @param name as in the file and, after two dashes, on the command line
 * @param preset the text that holds where nothing is given; empty for none
 * @param meaning one sentence for {@code conf/placard.yaml} and the help
 * @param allowed what a text has to be, to follow "give"
 * @param secret whether a text must never be shown
 * @param reading throws {@link IllegalArgumentException} when the text is not allowed
 */
record Setting<T>(
        String name, String preset, String meaning, String allowed, boolean secret, Function<String, T> reading) {

    static <T> Setting<T> of(String name, String preset, Reader<T> reader, String meaning) {
        return new Setting<>(name, preset, meaning, reader.allowed(), reader.secret(), reader.reading());
    }

    T read(String text) {
        return reading.apply(text);
    }

    String environmentName() {
        return "PLACARD_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    String argumentName() {
        return "--" + name;
    }
}
