package io.placard.site.page;

import java.time.ZoneId;
import java.util.LinkedHashMap;
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

    /** Of all memory. While a generation takes over from another there are two. */
    private static final int SHARE = 6;

    /** Each generation has its own, since its class loader does: its instances draw for each other. */
    private static final Kept OF_THE_GENERATION = new Kept(Runtime.getRuntime().maxMemory() / SHARE);

    private static final int SECONDS = 60;
    /** About what a key and its place take. */
    private static final int BESIDES = 400;

    private final long most;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Key, Drawn> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** @param most bytes that all of it may take; what was not asked for for the longest goes first */
    Kept(long most) {
        this.most = most;
    }

    public static Kept ofTheGeneration() {
        return OF_THE_GENERATION;
    }

    /** What can be kept. */
    public interface Drawn {

        /** How many bytes it takes, roughly. */
        int bytes();
    }

    /** What was drawn for this request's edition, language and minute, or what is drawn now; nothing is not kept. */
    public <T extends Record & Drawn> Optional<T> get(
            Request request, Class<T> type, Record what, Supplier<Optional<T>> draw) {
        return get(request, type, what, draw, all -> true);
    }

    /** The same, but of what is drawn now only what may be kept is: the rest is for this request. */
    public <T extends Record & Drawn> Optional<T> get(
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

    private Drawn find(Key key) {
        lock.lock();
        try {
            return kept.get(key);
        } finally {
            lock.unlock();
        }
    }

    private void put(Key key, Drawn part) {
        lock.lock();
        try {
            var before = kept.put(key, part);
            bytes += room(part) - (before == null ? 0 : room(before));
            var eldest = kept.values().iterator();
            while (bytes > most && eldest.hasNext()) {
                bytes -= room(eldest.next());
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private static int room(Drawn part) {
        return part.bytes() + BESIDES;
    }

    /**
     * @param minute for the times that are told from now
     */
    private record Key(Record what, long edition, Language language, boolean member, ZoneId zone, long minute) {}
}
