package io.placard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Things that are dear to start, each of which serves one test class at a time: as many are started as classes run
 * beside each other, and all are ended behind the last test.
 */
public final class Lending<T> implements AutoCloseable {

    private final Supplier<T> start;
    private final Consumer<T> end;
    private final Deque<T> free = new ArrayDeque<>();

    private Lending(Supplier<T> start, Consumer<T> end) {
        this.start = start;
        this.end = end;
    }

    /** What is lent to the class of this test until its end; started where none is free. */
    public static <T> T lend(ExtensionContext context, Class<T> kind, Supplier<T> start, Consumer<T> end) {
        var namespace = Namespace.create(Lending.class, kind);
        var all = context.getRoot()
                .getStore(namespace)
                .getOrComputeIfAbsent("all", key -> new Lending<>(start, end), Lending.class);
        var lent = (Lent<?>)
                ofClass(context).getStore(namespace).getOrComputeIfAbsent("lent", key -> all.take(), Lent.class);
        return kind.cast(lent.thing);
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        var around = context;
        while (around.getTestMethod().isPresent()) {
            around = around.getParent().orElseThrow();
        }
        return around;
    }

    /** Started outside the lock: two classes begin at once. */
    private Lent<T> take() {
        T thing;
        synchronized (this) {
            thing = free.poll();
        }
        return new Lent<>(this, thing == null ? start.get() : thing);
    }

    private synchronized void giveBack(T thing) {
        free.push(thing);
    }

    @Override
    public synchronized void close() {
        free.forEach(end);
    }

    /** JUnit closes it behind the class. */
    private record Lent<T>(Lending<T> all, T thing) implements AutoCloseable {
        @Override
        public void close() {
            all.giveBack(thing);
        }
    }
}
