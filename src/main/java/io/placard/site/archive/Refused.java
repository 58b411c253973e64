package io.placard.site.archive;

/**
 * An archive that cannot be written or taken, in a sentence for whoever asked. Thrown, since it comes up in the middle of a
 * transaction that must be rolled back.
 */
class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refused(String sentence) {
        super(sentence);
    }

    Refused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
