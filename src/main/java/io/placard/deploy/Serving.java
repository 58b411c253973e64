package io.placard.deploy;

import io.placard.steps.Steps;
import java.io.IOException;
import java.time.Instant;

/** Brings a release before the readers, and writes down that it did. */
record Serving(Releases releases, RunningPlacard running, Steps steps) {

    /**
     * Lets the running Placard serve a release, or where none runs the next one that starts.
     *
     * @param at when the release was pushed
     * @return whether a Placard runs
     * @throws DeployFailed when the running one refused
     */
    boolean serve(Release release, Instant at) throws IOException {
        confirmCurrent();
        var runs = asked(release);
        try {
            var good = runs || release.state() == Release.State.GOOD;
            releases.write(release.become(good ? Release.State.GOOD : Release.State.BUILT, at, ""));
            releases.makeCurrent(release);
        } catch (IOException unwritten) {
            // it serves: a push that were refused now would say the opposite
            steps.say("%s could not be written down as the one that serves (%s); placard deploy list may be wrong."
                    .formatted(release.shortCommit(), unwritten.getMessage()));
        }
        return runs;
    }

    private boolean asked(Release release) throws IOException {
        try {
            return running.serve(releases.jar(release.commit()));
        } catch (DeployFailed failed) {
            if (release.state() == Release.State.BUILT) {
                releases.write(release.become(Release.State.FAILED, release.at(), failed.getMessage()));
            }
            throw failed;
        }
    }

    /** A release that was built while no Placard ran has proved itself when one runs from it by now. */
    private void confirmCurrent() throws IOException {
        var current = releases.current().filter(release -> release.state() == Release.State.BUILT);
        if (current.isPresent()
                && OpenFiles.below(releases.path()).contains(current.get().commit())) {
            releases.write(
                    current.get().become(Release.State.GOOD, current.get().at(), ""));
        }
    }
}
