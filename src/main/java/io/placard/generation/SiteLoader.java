package io.placard.generation;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads the site's own classes and files from one build, whatever the process's class path holds of them; all else comes
 * from the parent, so that gateway and site share one {@code channel}, one Vert.x and one copy of each library.
 */
final class SiteLoader extends URLClassLoader {

    private static final String CLASSES = "io.placard.site.";

    static {
        registerAsParallelCapable();
    }

    SiteLoader(String name, Build build, ClassLoader parent) {
        super(name, new URL[] {build.url()}, parent);
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
