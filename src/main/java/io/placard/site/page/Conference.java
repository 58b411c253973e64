package io.placard.site.page;

import java.time.ZoneId;

/**
 * The conference as every page names it.
 *
 * @param clock its simulated clock
 * @param zone the zone in which its days begin and end; all times are shown in it
 */
public record Conference(String english, String chinese, ZoneId zone, FictionalTime clock, Identity identity) {

    /** A conference that has only a name. */
    public Conference(String english, String chinese, ZoneId zone, FictionalTime clock) {
        this(english, chinese, zone, clock, Identity.NONE);
    }

    /** The name in this language. */
    public String name(Language language) {
        return switch (language) {
            case EN -> english;
            case ZH -> chinese;
        };
    }
}
