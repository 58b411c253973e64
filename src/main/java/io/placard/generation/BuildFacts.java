package io.placard.generation;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;

/**
 * What can be told of a build without running it.
 *
 * @param version what it calls itself
 * @param commit the commit it was made from; empty where nobody told the build
 * @param process hash of each file of Placard's own that a generation cannot carry, such as the gateway's classes
 * @param libraries the jars it wants beside it; empty for a folder, which cannot tell
 * @param javaRelease the oldest Java that it runs on
 */
public record BuildFacts(
        String version, String commit, Map<String, String> process, Set<String> libraries, int javaRelease) {

    private static final String OWN = "io/placard/";
    private static final String SITE = "site/";
    private static final String VERSION = "version.properties";
    private static final String ENTRY = "site/Site.class";
    private static final int JAVA_1_CLASSES = 44;
    private static final int RELEASE_AT = 7;

    /**
     * Reads a build. Blocking.
     *
     * @throws UnfitBuild when this is no build of Placard
     */
    public static BuildFacts of(Build build) {
        try {
            var own = build.files(OWN, file -> !file.startsWith(SITE) || file.equals(ENTRY));
            var entry = own.get(ENTRY);
            if (entry == null) {
                throw new UnfitBuild(build.path() + " is no build of Placard: it holds no " + OWN + ENTRY + ".");
            }
            var version = properties(own.getOrDefault(VERSION, new byte[0]));
            return new BuildFacts(
                    version.getProperty("version", ""),
                    version.getProperty("commit", ""),
                    process(own),
                    libraries(build),
                    entry[RELEASE_AT] - JAVA_1_CLASSES);
        } catch (UncheckedIOException | java.nio.file.FileSystemNotFoundException unreadable) {
            throw new UnfitBuild("%s cannot be read as a jar (%s).".formatted(build.path(), reason(unreadable)));
        }
    }

    /** Why a process that runs that build cannot take this one as its next generation; empty when it can. */
    Optional<String> beyond(BuildFacts running) {
        if (javaRelease > Runtime.version().feature()) {
            return Optional.of("it needs Java " + javaRelease);
        }
        var changed = new TreeSet<String>(process.keySet());
        changed.addAll(running.process.keySet());
        changed.removeIf(file -> process.getOrDefault(file, "").equals(running.process.get(file)));
        if (!changed.isEmpty()) {
            return Optional.of(changed.size() + " of the process's own files differ, such as " + changed.first());
        }
        var libraries = new TreeSet<>(this.libraries);
        libraries.removeAll(running.libraries);
        return this.libraries.isEmpty() || running.libraries.isEmpty() || libraries.isEmpty()
                ? Optional.empty()
                : Optional.of("it needs other libraries, such as " + libraries.first());
    }

    private static Map<String, String> process(Map<String, byte[]> own) {
        var hashes = new TreeMap<String, String>();
        own.forEach((name, content) -> {
            if (!name.startsWith(SITE) && !name.equals(VERSION)) {
                hashes.put(name, hash(content));
            }
        });
        return hashes;
    }

    private static Set<String> libraries(Build build) {
        var path = build.manifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        return path == null ? Set.of() : Set.copyOf(Arrays.asList(path.split(" ")));
    }

    private static Properties properties(byte[] text) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(new String(text, StandardCharsets.UTF_8)));
            return properties;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }

    private static String reason(Throwable problem) {
        var cause = problem.getCause() == null ? problem : problem.getCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
