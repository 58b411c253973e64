package io.placard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What this build calls itself. */
final class Version {

    private Version() {}

    /** The version in the build's {@code pom.xml}. */
    static String own() {
        try (var file = Version.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
