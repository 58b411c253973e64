package io.placard.site.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Draws pages with the templates compiled into a generation. Safe for many threads. */
public final class Templates {
    private static final String PACKAGE = "io.placard.site.jte";

    private static final int FIRST_GUESS = 16 * 1_024;

    private final TemplateEngine engine;
    /** How large each template came out last: an output that grows is copied each time. */
    private final Map<String, Integer> sizes = new ConcurrentHashMap<>();

    /** @param loader the generation's own, so that a new generation brings its own templates */
    public Templates(ClassLoader loader) {
        this.engine = engine(loader);
    }

    /** For templates that are on the class path jte asks the thread for its loader, whatever loader it is given. */
    private static TemplateEngine engine(ClassLoader loader) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return TemplateEngine.createPrecompiled(null, ContentType.Html, loader, PACKAGE);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * One page as UTF-8.
     *
     * @param template its path under {@code src/main/jte} without the ending, such as {@code articles/home}
     * @param model the record that the template takes
     */
    public byte[] render(String template, Page page, Record model) {
        return render(template, Map.of("page", page, "model", model));
    }

    /** A part that takes nothing but the page. */
    byte[] render(String template, Page page) {
        return render(template, Map.of("page", page));
    }

    private byte[] render(String template, Map<String, Object> given) {
        var last = sizes.getOrDefault(template, FIRST_GUESS);
        var output = new Utf8Output(last + last / 8);
        engine.render(template + ".jte", given, output);
        var bytes = output.toByteArray();
        if (bytes.length > last || bytes.length < last / 2) {
            sizes.put(template, bytes.length);
        }
        return bytes;
    }
}
