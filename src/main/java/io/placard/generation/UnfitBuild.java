package io.placard.generation;

/** What was given is no build of Placard, or a broken one; the message is a sentence. */
public final class UnfitBuild extends RuntimeException {

    UnfitBuild(String sentence) {
        super(sentence);
    }
}
