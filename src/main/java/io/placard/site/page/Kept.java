package io.placard.site.page;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What many readers see alike, drawn once for an edition. The edition is the head of the topic {@code conference}, which
 * comes from the database with every request: whoever changes what is kept here tells that topic of it in the same
 * transaction, and from then on nobody asks for the old one. So this is no state: it may be lost at any time, and every
 * node has its own. Thread-safe; never waits for anything but a moment.
 */
public final class Kept {

    private static final int MOST = 1_024;
    private static final int SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Record> drawn = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Record> eldest) {
            return size() > MOST;
        }
    };

    /** What was drawn for this request's edition, language and minute, or what is drawn now; nothing is not kept. */
    public <T extends Record> Optional<T> get(Request request, Class<T> type, Record what, Supplier<Optional<T>> draw) {
        return get(request, type, what, draw, all -> true);
    }

    /** The same, but of what is drawn now only what may be kept is: the rest is for this request. */
    public <T extends Record> Optional<T> get(
            Request request, Class<T> type, Record what, Supplier<Optional<T>> draw, Predicate<T> may) {
        var page = request.page();
        var key = new Key(
                what,
                request.edition(),
                page.language(),
                page.reader().isPresent(),
                page.zone(),
                minute(what, page.now().getEpochSecond()));
        var known = find(key);
        if (known != null) {
            return Optional.of(type.cast(known));
        }
        var fresh = draw.get();
        fresh.filter(may).ifPresent(part -> put(key, part));
        return fresh;
    }

    /** Each part has its own turn of the minute: all at once they would be drawn anew in one burst. */
    private static long minute(Record what, long seconds) {
        return Math.floorDiv(seconds + Math.floorMod(what.hashCode(), SECONDS), SECONDS);
    }

    private Record find(Key key) {
        lock.lock();
        try {
            return drawn.get(key);
        } finally {
            lock.unlock();
        }
    }

    private void put(Key key, Record part) {
        lock.lock();
        try {
            drawn.put(key, part);
        } finally {
            lock.unlock();
        }
    }

    /**
     * @param minute for the times that are told from now
     */
    private record Key(Record what, long edition, Language language, boolean member, ZoneId zone, long minute) {}
}
