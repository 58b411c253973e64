package io.placard.site.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/** Draws pages with the templates compiled into a generation. Safe for many threads. */
public final class Templates {
    private static final String PACKAGE = "io.placard.site.jte";

    private final TemplateEngine engine;

    /** @param loader the generation's own, so that a new generation brings its own templates */
    public Templates(ClassLoader loader) {
        this.engine = TemplateEngine.createPrecompiled(null, ContentType.Html, loader, PACKAGE);
    }

    /**
     * One page as UTF-8.
     *
     * @param template its path under {@code src/main/jte} without the ending, such as {@code articles/home}
     * @param model the record that the template takes
     */
    public byte[] render(String template, Page page, Record model) {
        var output = new Utf8ByteOutput();
        engine.render(template + ".jte", Map.of("page", page, "model", model), output);
        return output.toByteArray();
    }
}
