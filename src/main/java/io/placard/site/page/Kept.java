package io.placard.site.page;

import java.time.Instant;
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

    /** About what a key and its place take. */
    private static final int BESIDES = 400;

    private final long most;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Key, Entry> kept = new LinkedHashMap<>(16, 0.75f, true);
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

    /** What was drawn for this request's edition and language and still holds, or what is drawn now; nothing is not kept. */
    public <T extends Record & Drawn> Optional<T> get(
            Request request, Class<T> type, Record what, Supplier<Optional<T>> draw) {
        return get(request, type, what, draw, all -> true);
    }

    /** The same, but of what is drawn now only what may be kept is: the rest is for this request. */
    public <T extends Record & Drawn> Optional<T> get(
            Request request, Class<T> type, Record what, Supplier<Optional<T>> draw, Predicate<T> may) {
        var page = request.page();
        var key =
                new Key(what, request.edition(), page.language(), page.reader().isPresent(), page.zone());
        var known = find(key, page.now());
        if (known.isPresent()) {
            return known.map(type::cast);
        }
        page.moment().begin();
        var fresh = draw.get();
        fresh.filter(may)
                .ifPresent(part -> put(key, new Entry(part, page.moment().until())));
        return fresh;
    }

    /** Whether it need not be drawn. */
    public boolean has(Request request, Record what) {
        return find(key(request, what), request.page().now()).isPresent();
    }

    private static Key key(Request request, Record what) {
        var page = request.page();
        return new Key(what, request.edition(), page.language(), page.reader().isPresent(), page.zone());
    }

    private Optional<Drawn> find(Key key, Instant now) {
        lock.lock();
        try {
            var known = kept.get(key);
            return known != null && now.isBefore(known.until()) ? Optional.of(known.part()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void put(Key key, Entry entry) {
        lock.lock();
        try {
            var before = kept.put(key, entry);
            bytes += entry.room() - (before == null ? 0 : before.room());
            var eldest = kept.values().iterator();
            while (bytes > most && eldest.hasNext()) {
                bytes -= eldest.next().room();
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private record Key(Record what, long edition, Language language, boolean member, ZoneId zone) {}

    /** @param until when one of its times is told in other words */
    private record Entry(Drawn part, Instant until) {

        long room() {
            return part.bytes() + BESIDES;
        }
    }
}
