package io.placard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class whose generations are reloaded, stuck or leave threads, which are known in their JVM by a number that the
 * generations of two Placards share: no two beside each other. Their faults are logged.
 */
@ResourceLock("generations")
@ResourceLock(value = "faults", mode = ResourceAccessMode.READ)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Reloads {}
