package io.placard.site.admin;

import io.placard.site.files.Attachment;
import io.placard.site.page.Role;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the conference fares now.
 *
 * @param online accounts with a page open
 * @param members who may sign in, by role
 * @param waiting articles for a decision
 * @param reports that nobody has decided
 * @param generation of the site that serves
 * @param health of what it stands on
 */
public record Overview(
        int online,
        Map<Role, Integer> members,
        int waiting,
        int reports,
        Storage storage,
        Serving generation,
        Health health) {

    /** Everybody who may sign in. */
    public int everybody() {
        return members.values().stream().mapToInt(people -> people).sum();
    }

    /**
     * What is stored, in bytes.
     *
     * @param most of all files
     * @param free that the disk still takes
     */
    public record Storage(long files, long most, long database, long free) {

        /** A number of bytes in words. */
        public String text(long bytes) {
            return Attachment.sizeText(bytes);
        }
    }

    /**
     * What serves.
     *
     * @param commit cut short; empty: nobody told the build
     */
    public record Serving(int number, String commit, Optional<Instant> since) {}

    /** How long each took to answer, in milliseconds. */
    public record Health(long postgres, long redis) {}
}
