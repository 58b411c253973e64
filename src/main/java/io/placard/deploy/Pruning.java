package io.placard.deploy;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Which releases go.
 *
 * @param keep good ones that stay, and as many failed ones, whose logs somebody may still want
 */
record Pruning(Releases releases, int keep) {

    /**
     * Deletes old releases, but never the one that serves, the one before it, the hook's, or one that a process has open.
     *
     * @return how many went
     */
    int run() throws IOException {
        var spared = spared();
        var good = 0;
        var failed = 0;
        var gone = 0;
        for (var release : releases.all()) {
            var older = release.state() == Release.State.FAILED ? ++failed > keep : ++good > keep;
            if (older && !spared.contains(release.commit())) {
                Tree.delete(releases.folder(release.commit()));
                gone++;
            }
        }
        return gone;
    }

    private Set<String> spared() throws IOException {
        var spared = new HashSet<>(OpenFiles.below(releases.path()));
        var current = releases.current();
        current.map(Release::commit).ifPresent(spared::add);
        if (current.isPresent()) {
            releases.before(current.get()).map(Release::commit).ifPresent(spared::add);
        }
        releases.tool().map(Release::commit).ifPresent(spared::add);
        return spared;
    }
}
