package io.placard;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that anybody logs from its making to its closing, from a level on. */
public final class CapturedLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final PatternLayout layout = new PatternLayout();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(layout.doLayout(event));
        }
    };

    /** At the finest level but for single bytes. */
    public CapturedLog() {
        this(Level.DEBUG);
    }

    public CapturedLog(Level from) {
        layout.setContext(root.getLoggerContext());
        layout.setPattern("%level %logger %msg %mdc%n%ex{full}");
        layout.start();
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        root.setLevel(from);
    }

    public String text() {
        return String.join("", lines);
    }

    @Override
    public void close() {
        root.setLevel(level);
        root.detachAppender(appender);
        appender.stop();
        layout.stop();
    }
}
