package io.placard.templates;

/** A template source cannot be compiled; the message names the file, the line and what is wrong there. */
public final class BrokenTemplate extends Exception {

    BrokenTemplate(String message) {
        super(message);
    }

    BrokenTemplate(String message, Throwable cause) {
        super(message, cause);
    }
}
