package io.placard.generation;

/** A build differs in what only a new process can carry; the message says in what. */
public final class BeyondGeneration extends RuntimeException {

    BeyondGeneration(String why) {
        super(why);
    }
}
