package io.placard.site.archive;

/** Another archive is being written or read, on this node or another one. */
final class Busy extends Refused {

    private static final long serialVersionUID = 1;

    Busy() {
        super("Another archive is being written or read; try again when it is done.");
    }
}
