package io.placard.deploy;

import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a command finds where it is run.
 *
 * @param say takes a line for whoever ran it
 */
public record Surroundings(Map<String, String> environment, Clock clock, Consumer<String> say, Tool tool, Disk disk) {

    /** Of this process, on this machine. */
    public static Surroundings of(Map<String, String> environment, Consumer<String> say) {
        return new Surroundings(environment, Clock.systemUTC(), say, Tool.own(), Disk.REAL);
    }
}
