package io.placard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test class that wants its JVM's one log to be without faults; not beside a {@link Faulty} one. */
@ResourceLock("faults")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Faultless {}
