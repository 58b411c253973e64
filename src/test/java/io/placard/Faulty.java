package io.placard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A test class that makes faults, which are logged; not beside a {@link Faultless} one. */
@ResourceLock(value = "faults", mode = ResourceAccessMode.READ)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Faulty {}
