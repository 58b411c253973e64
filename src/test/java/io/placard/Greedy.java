package io.placard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test class that takes all cores, or all of its JVM's carriers of virtual threads, for seconds; not beside a {@link Prompt} one. */
@ResourceLock("cores")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Greedy {}
