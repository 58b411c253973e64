package io.placard.gateway.http;

import java.nio.file.Path;

/** Where a line for each request goes. */
public sealed interface AccessLogTarget {

    /** Nowhere. */
    record Off() implements AccessLogTarget {}

    /** To standard output. */
    record Stdout() implements AccessLogTarget {}

    /** To a file, appended; the file is opened anew when it was moved away. */
    record ToFile(Path path) implements AccessLogTarget {}
}
