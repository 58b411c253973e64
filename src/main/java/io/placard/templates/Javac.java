package io.placard.templates;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles what jte has made, nearly with the options of the build, so that the same template becomes the same class: to
 * look at the older Java's library as well takes a third of a second, and the build does. What it has read of the
 * libraries is kept as long as this is, for the next time; folders are read anew. Used by one thread.
 */
final class Javac {

    /** What {@code maven.compiler.release} says in the build. */
    private static final String RELEASE = "21";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    private final Path sources;

    /**
     * @param classPath folders and jars, with the classes that templates take
     * @throws UncheckedIOException when it cannot be read
     */
    Javac(Path sources, List<Path> classPath) {
        this.sources = sources;
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /**
     * Compiles.
     *
     * @throws BrokenTemplate with the first thing that is wrong, at its line of the template
     */
    void compile(Collection<TemplateJava> templates, Path into) throws IOException, BrokenTemplate {
        Files.createDirectories(into);
        var found = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-g", "-parameters", "-nowarn", "-proc:none", "-source", RELEASE, "-target", RELEASE);
        var paths = templates.stream()
                .map(template -> sources.resolve(template.path()))
                .toList();
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(into));
        var task = compiler.getTask(
                new StringWriter(), files, found, options, null, files.getJavaFileObjectsFromPaths(paths));
        if (!task.call()) {
            throw new BrokenTemplate(found.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                    .limit(1)
                    .map(problem -> words(problem, templates))
                    .collect(Collectors.joining()));
        }
    }

    private String words(Diagnostic<? extends JavaFileObject> problem, Collection<TemplateJava> templates) {
        var said = String.join(" ", problem.getMessage(null).strip().split("\\s+"));
        if (problem.getSource() == null) {
            return said;
        }
        var file = Path.of(problem.getSource().toUri());
        return templates.stream()
                .filter(template -> file.endsWith(template.path()))
                .findFirst()
                .map(template -> template.place(problem.getLineNumber()) + " " + said)
                .orElse(said);
    }
}
