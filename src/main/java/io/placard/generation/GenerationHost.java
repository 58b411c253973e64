package io.placard.generation;

import io.placard.channel.SiteContext;
import io.vertx.core.Future;
import java.time.Duration;

/** What a generation needs of the process around it. Blocking unless it answers with a future; called by one thread. */
public interface GenerationHost {

    /** The next number, after writing down that a generation of this build is being tried. */
    int begin(BuildFacts facts, String source);

    /** Brings the tables to what this generation wants; how many files were applied. */
    int migrate(Generation generation);

    /** Makes its static files ready, unseen as yet, and gives it what it works on. */
    SiteContext prepare(Generation generation);

    /** Asks it what it must be able to answer before it serves. */
    Future<Void> check(Generation generation, boolean gently);

    /** Asks for as long as this, so that what the first readers need is compiled; how many answers there were. */
    Future<Integer> warm(Generation generation, Duration most);

    /** Its static files and error pages are the ones that are served from now on; those before stay to be had. */
    void show(Generation generation);

    /** Whether the database answers: while it does not, the site can do no better. From any thread; at most 5 s. */
    boolean databaseAnswers();

    /** Writes down what became of it. */
    void note(Generation generation, GenerationState state, String why);
}
