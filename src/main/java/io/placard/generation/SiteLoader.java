package io.placard.generation;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Loads the site's own classes and files from one build, whatever the process's class path holds of them; all else comes
 * from the parent, so that gateway and site share one {@code channel}, one Vert.x and one copy of each library.
 */
final class SiteLoader extends URLClassLoader {

    /** Where the site's classes are. */
    static final String FOLDER = "io/placard/site/";

    private static final String CLASSES = "io.placard.site.";
    private static final String CLASS = ".class";
    private static final long WORK_NANOS = 1_000_000;
    private static final long REST_NANOS = 2 * WORK_NANOS;

    static {
        registerAsParallelCapable();
    }

    SiteLoader(String name, Build build, ClassLoader parent) {
        super(name, new URL[] {build.url()}, parent);
    }

    /**
     * Loads and links classes. On a plain thread, which the system interrupts for others: a virtual thread would keep its
     * carrier for as long as that takes, and whoever is served meanwhile would wait. For their sake it rests two thirds of
     * the time.
     *
     * @param files by their path below {@link #FOLDER}; what is no class is passed over
     * @throws LinkageError when a class wants what is not there
     */
    void link(Set<String> files) {
        var rested = System.nanoTime();
        for (var file : files) {
            if (System.nanoTime() - rested > WORK_NANOS) {
                LockSupport.parkNanos(REST_NANOS);
                rested = System.nanoTime();
            }
            if (file.endsWith(CLASS)) {
                var name = CLASSES
                        + file.substring(0, file.length() - CLASS.length()).replace('/', '.');
                try {
                    Class.forName(name, true, this);
                } catch (ClassNotFoundException gone) {
                    throw new IllegalStateException("there is no class " + name, gone);
                }
            }
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(CLASSES)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    public URL getResource(String name) {
        return own(name) ? findResource(name) : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!own(name)) {
            return super.getResources(name);
        }
        var found = findResource(name);
        return Collections.enumeration(found == null ? List.of() : List.of(found));
    }

    private static boolean own(String name) {
        return Build.SITE.stream().anyMatch(folder -> name.startsWith(folder) || folder.equals(name + "/"));
    }
}
