package io.placard.site.clock;

import io.placard.site.page.FictionalTime;
import io.placard.site.page.Person;
import java.time.Instant;

/** Something that was done with the clock. */
public record PastAct(long id, Act act, Person by, Instant at, FictionalTime clock) {}
