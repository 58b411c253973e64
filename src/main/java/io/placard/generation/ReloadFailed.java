package io.placard.generation;

/** A step of a reload failed; the message is a sentence that names the cause. */
public final class ReloadFailed extends RuntimeException {

    ReloadFailed(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The cause in one line: its own sentence when it has one, else what was thrown and where in the site. */
    static String words(Throwable problem) {
        var cause = problem;
        while (!isSentence(cause) && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        if (isSentence(cause)) {
            return cause.getMessage();
        }
        var said = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
        for (var frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("io.placard.")) {
                return cause.getClass().getSimpleName() + said + " (" + frame.getClassName() + ":"
                        + frame.getLineNumber() + ")";
            }
        }
        // the JVM's own errors have no stack either once memory is short, but without their name nobody knows them
        return cause.getStackTrace().length == 0 && !said.isEmpty() && !(cause instanceof Error)
                ? said.substring(2)
                : cause.getClass().getSimpleName() + said;
    }

    /** What ends in a full stop was written to be read. */
    private static boolean isSentence(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().endsWith(".");
    }
}
