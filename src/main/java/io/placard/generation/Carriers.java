package io.placard.generation;

import java.lang.management.ManagementFactory;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform threads that carry the site's virtual threads: as many as there are cores. A page that spins keeps one for
 * ever, so one is added for each that is lost; all the time more of them than cores would cost a sixth of the speed. To
 * be had from Java 24 on. Thread-safe.
 */
final class Carriers {

    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);
    private static final String SCHEDULER = "jdk.management:type=VirtualThreadScheduler";
    private static final String PARALLELISM = "Parallelism";
    private static final int MOST_MORE = 16;

    private final int most = Runtime.getRuntime().availableProcessors() + MOST_MORE;

    /** Adds one, up to sixteen in all. */
    synchronized void add() {
        change(1);
    }

    /** One more until this is closed: while a generation starts, its cold code keeps one from those who are served. */
    synchronized Loan lend() {
        return change(1) ? () -> giveBack() : () -> {};
    }

    private synchronized void giveBack() {
        change(-1);
    }

    private boolean change(int by) {
        try {
            var beans = ManagementFactory.getPlatformMBeanServer();
            var scheduler = new ObjectName(SCHEDULER);
            var now = (Integer) beans.getAttribute(scheduler, PARALLELISM);
            if (now + by > most) {
                return false;
            }
            beans.setAttribute(scheduler, new Attribute(PARALLELISM, now + by));
            LOG.info("carriers.changed now={}", now + by);
            return true;
        } catch (JMException olderJava) {
            LOG.debug("carriers.unchanged cause={}", olderJava.toString());
            return false;
        }
    }

    /** A carrier for a while. */
    interface Loan extends AutoCloseable {
        @Override
        void close();
    }
}
