package io.placard.deploy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that git gives its hook.
 *
 * @param before what the ref named; zeros when it is new
 * @param commit what it shall name; zeros when it is deleted
 * @param name such as {@code refs/heads/main}; chosen by whoever pushes
 */
record PushedRef(String before, String commit, String name) {

    private static final Pattern LINE = Pattern.compile(
            "(?<before>[0-9a-f]{40}|[0-9a-f]{64}) (?<commit>[0-9a-f]{40}|[0-9a-f]{64}) (?<name>refs/.+)");

    static Optional<PushedRef> parse(String line) {
        var parts = LINE.matcher(line);
        return parts.matches()
                ? Optional.of(new PushedRef(parts.group("before"), parts.group("commit"), parts.group("name")))
                : Optional.empty();
    }

    boolean deletes() {
        return commit.chars().allMatch(digit -> digit == '0');
    }

    /** @return without {@code refs/heads/}, fit for a terminal */
    String shortName() {
        return Terminal.plain(name.startsWith("refs/heads/") ? name.substring("refs/heads/".length()) : name);
    }
}
