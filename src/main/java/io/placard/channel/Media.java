package io.placard.channel;

import java.nio.file.Path;

/**
 * Where files that people send are kept, and how much there may be of them.
 *
 * @param folder everything below it is Placard's; one for all nodes
 * @param fileBytes the largest file
 * @param accountBytes all files of one account
 * @param allBytes all files there are
 */
public record Media(Path folder, long fileBytes, long accountBytes, long allBytes) {

    /** Where a file is until all of it has come: on the same disk, so that it can be moved in one step. */
    public Path incoming() {
        return folder.resolve("incoming");
    }
}
