package io.placard.templates;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateException;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The site's template sources, and the compiled classes that are kept up with them. Blocking; used by one thread. */
public final class TemplateSources {

    /** Below it are the compiled templates, and nothing else. */
    public static final String COMPILED = "io/placard/site/jte/";

    private static final String PACKAGE = "io.placard.site.jte";
    private static final String COMPILER = "gg/jte/compiler/TemplateCompiler.class";

    private final Path sources;
    private final Folder classes;
    private final Folder generated;
    private final Folder compiled;
    private final Javac javac;
    private Map<String, TemplateJava> known = Map.of();

    /**
     * @param sources such as {@code src/main/jte}
     * @param classes such as {@code target/classes}; beside it is room to work in
     */
    public TemplateSources(Path sources, Path classes) {
        var room = classes.resolveSibling(classes.getFileName() + "-templates");
        this.sources = sources;
        this.classes = new Folder(classes);
        this.generated = new Folder(room.resolve("java"));
        this.compiled = new Folder(room.resolve("classes"));
        var given = System.getProperty("java.class.path").split(File.pathSeparator);
        var classPath = Stream.concat(Stream.of(classes), Arrays.stream(given).map(Path::of));
        this.javac = new Javac(generated.path(), classPath.toList());
    }

    /** Why template sources cannot be compiled in this process; empty when they can. */
    public static Optional<String> obstacle() {
        if (ToolProvider.getSystemJavaCompiler() == null) {
            return Optional.of("this Java has no compiler");
        }
        return TemplateSources.class.getClassLoader().getResource(COMPILER) == null
                ? Optional.of("jte's compiler is not on the class path")
                : Optional.empty();
    }

    /** Takes the sources as those of the classes there are; the first change then need not wait for compilers to load. */
    public void begin() throws IOException, BrokenTemplate {
        known = generate();
        compiled.clear();
        javac.compile(known.values().stream().limit(1).toList(), compiled.path());
    }

    /**
     * Compiles the templates that have changed, and those that call one whose parameters have.
     *
     * @return whether any class or static part is another one now
     * @throws BrokenTemplate with nothing changed
     */
    public boolean compileChanged() throws IOException, BrokenTemplate {
        var now = generate();
        var changed = now.values().stream()
                .filter(template -> !template.equals(known.get(template.path())))
                .toList();
        var affected = new HashSet<>(changed);
        now.values().stream()
                .filter(template -> changed.stream().anyMatch(called -> template.callsOtherwise(called, known)))
                .forEach(affected::add);
        return compile(now, affected);
    }

    /** The same for all templates: classes that they take have changed. */
    public boolean compileAll() throws IOException, BrokenTemplate {
        var now = generate();
        return compile(now, now.values());
    }

    private Map<String, TemplateJava> generate() throws IOException, BrokenTemplate {
        generated.clear();
        Files.createDirectories(generated.path());
        try {
            engine().generateAll();
        } catch (TemplateException broken) {
            throw new BrokenTemplate(
                    String.join(" ", String.valueOf(broken.getMessage()).split("\\s+")), broken);
        }
        var now = new TreeMap<String, TemplateJava>();
        for (var file : generated.files()) {
            if (file.endsWith(".java")) {
                now.put(
                        file,
                        new TemplateJava(file, Files.readString(generated.path().resolve(file))));
            }
        }
        return now;
    }

    /** As the build does; a new one each time, since it remembers. */
    private TemplateEngine engine() {
        var engine = TemplateEngine.create(
                new DirectoryCodeResolver(sources), generated.path(), ContentType.Html, null, PACKAGE);
        engine.setBinaryStaticContent(true);
        engine.setTrimControlStructures(true);
        engine.setTargetResourceDirectory(generated.path());
        return engine;
    }

    private boolean compile(Map<String, TemplateJava> now, Collection<TemplateJava> affected)
            throws IOException, BrokenTemplate {
        compiled.clear();
        if (!affected.isEmpty()) {
            javac.compile(affected, compiled.path());
        }
        var made = new HashSet<>(compiled.files());
        var changed = classes.take(compiled, file -> true);
        changed |= classes.take(generated, file -> file.endsWith(".bin"));
        changed |= classes.drop(file -> file.startsWith(COMPILED) && isStale(file, now, affected, made));
        known = now;
        return changed;
    }

    /** Of a template that is gone, or an inner class that is no longer made. */
    private static boolean isStale(
            String file, Map<String, TemplateJava> now, Collection<TemplateJava> affected, Collection<String> made) {
        var stem = file.replaceFirst("(\\$.*)?\\.(class|bin)$", "");
        var template = now.get(stem + ".java");
        return template == null || file.endsWith(".class") && affected.contains(template) && !made.contains(file);
    }
}
