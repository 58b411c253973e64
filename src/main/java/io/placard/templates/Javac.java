package io.placard.templates;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;

/**
 * Compiles what jte has made, nearly with the options of the build, so that the same template becomes the same class: to
 * look at the older Java's library as well takes a third of a second, and the build does.
 */
record Javac(JavaCompiler compiler, Path sources, String classPath) {

    /** What {@code maven.compiler.release} says in the build. */
    private static final String RELEASE = "21";

    /**
     * Compiles.
     *
     * @throws BrokenTemplate with the first thing that is wrong, at its line of the template
     */
    void compile(Collection<TemplateJava> templates, Path into) throws IOException, BrokenTemplate {
        Files.createDirectories(into);
        var found = new DiagnosticCollector<JavaFileObject>();
        var options = List.of(
                "-g",
                "-parameters",
                "-nowarn",
                "-proc:none",
                "-source",
                RELEASE,
                "-target",
                RELEASE,
                "-encoding",
                "UTF-8",
                "-classpath",
                classPath,
                "-d",
                into.toString());
        try (var files = compiler.getStandardFileManager(found, null, null)) {
            var paths = templates.stream()
                    .map(template -> sources.resolve(template.path()))
                    .toList();
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
