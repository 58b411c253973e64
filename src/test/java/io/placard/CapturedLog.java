package io.placard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/** Everything that anybody logs from its making to its closing, from a level on. */
public final class CapturedLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level from;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final PatternLayout layout = new PatternLayout();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(from)) {
                lines.add(layout.doLayout(event));
            }
        }
    };
    /** Lets through what is asked for whatever the root's level, which others may listen at too. */
    private final TurboFilter filter = new TurboFilter() {
        @Override
        public FilterReply decide(
                Marker marker, Logger logger, Level level, String format, Object[] params, Throwable cause) {
            var asRoot = logger.getEffectiveLevel() == root.getLevel();
            return asRoot && level.isGreaterOrEqual(from) ? FilterReply.ACCEPT : FilterReply.NEUTRAL;
        }
    };

    /** At the finest level but for single bytes. */
    public CapturedLog() {
        this(Level.DEBUG);
    }

    public CapturedLog(Level from) {
        this.from = from;
        layout.setContext(root.getLoggerContext());
        layout.setPattern("%level %logger %msg %mdc%n%ex{full}");
        layout.start();
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        root.getLoggerContext().addTurboFilter(filter);
    }

    public String text() {
        return String.join("", lines);
    }

    @Override
    public void close() {
        root.getLoggerContext().getTurboFilterList().remove(filter);
        root.detachAppender(appender);
        appender.stop();
        layout.stop();
    }
}
