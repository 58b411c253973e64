package io.placard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class that listens to its JVM's one log, or leaves in it, or among its threads, what another would take for its
 * own, such as faults that are meant: no two of them run beside each other.
 */
@ResourceLock("log")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LogListener {}
