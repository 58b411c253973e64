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
 * be had from Java 24 on. Used by one thread.
 */
final class Carriers {

    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);
    private static final String SCHEDULER = "jdk.management:type=VirtualThreadScheduler";
    private static final String PARALLELISM = "Parallelism";
    private static final int MOST_MORE = 16;

    private final int most = Runtime.getRuntime().availableProcessors() + MOST_MORE;

    /** Adds one, up to sixteen in all. */
    void add() {
        try {
            var beans = ManagementFactory.getPlatformMBeanServer();
            var scheduler = new ObjectName(SCHEDULER);
            var now = (Integer) beans.getAttribute(scheduler, PARALLELISM);
            if (now < most) {
                beans.setAttribute(scheduler, new Attribute(PARALLELISM, now + 1));
                LOG.warn("carriers.added now={}", now + 1);
            }
        } catch (JMException olderJava) {
            LOG.debug("carriers.notadded cause={}", olderJava.toString());
        }
    }
}
