package io.placard.site.page;

import java.time.ZoneId;

/**
 * The conference as every page names it.
 *
 * @param clock its simulated clock
 * @param zone the zone in which its days begin and end; all times are shown in it
 */
public record Conference(String english, String chinese, ZoneId zone, FictionalTime clock) {

    /** The name in this language. */
    public String name(Language language) {
        return switch (language) {
            case EN -> english;
            case ZH -> chinese;
        };
    }
}
