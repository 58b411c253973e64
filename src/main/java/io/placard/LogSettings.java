package io.placard;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the application log tells, and where.
 *
 * @param file takes the log besides standard error
 */
public record LogSettings(LogLevel level, Optional<Path> file) {}
