package io.placard;

import io.placard.generation.Build;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What makes Placard reload its site by itself.
 *
 * @param touch a file; when it changes the site is reloaded
 * @param watch whether a change of the build itself does
 */
record ReloadSettings(Optional<Path> touch, Watch watch) {

    /** Whether the build is watched. */
    enum Watch {
        /** Where Placard runs from a folder of compiled classes. */
        AUTO,
        ON,
        OFF
    }

    boolean watches(Build build) {
        return watch == Watch.ON || watch == Watch.AUTO && build.isFolder();
    }
}
