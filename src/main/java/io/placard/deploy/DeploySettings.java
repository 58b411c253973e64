package io.placard.deploy;

import java.nio.file.Path;

/**
 * What a deploy is told by whoever runs Placard.
 *
 * @param dataFolder of the Placard that serves
 * @param branch the one whose pushes are deployed, without {@code refs/heads/}
 * @param build a line for the shell; run in the checked-out tree, leaves {@code target/placard.jar} and {@code target/lib}
 * @param keep good releases that are kept, at the least
 */
public record DeploySettings(Path dataFolder, String branch, String build, int keep) {

    /** Absolute, since hooks run in a folder of git's choosing. */
    Path folder() {
        return dataFolder.toAbsolutePath().normalize().resolve("deploy");
    }

    String ref() {
        return "refs/heads/" + branch;
    }
}
