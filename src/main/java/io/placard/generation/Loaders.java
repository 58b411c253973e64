package io.placard.generation;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The class loaders of all generations that were tried, for as long as something holds on to them. Thread-safe. */
final class Loaders {

    private final List<WeakReference<ClassLoader>> known = new CopyOnWriteArrayList<>();

    void add(ClassLoader loader) {
        known.add(new WeakReference<>(loader));
    }

    /** How many have not been collected. */
    long alive() {
        known.removeIf(loader -> loader.get() == null);
        return known.size();
    }
}
