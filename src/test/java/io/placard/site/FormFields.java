package io.placard.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The forms that change something, as the templates draw them: where each goes, and what its fields are called. */
final class FormFields {

    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*method=\"post\"[^>]*)>(.*?)</form>");
    private static final Pattern ACTION = Pattern.compile("\\b(?:form)?action=\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\\bname ?= ?\"([^\"]*)\"");
    private static final Pattern CALL = Pattern.compile("@template\\.([\\w.]+)\\(");

    private FormFields() {}

    /** The names of the fields by where they are sent; what only the server knows stands as {@code *}. */
    static Map<String, Set<String>> read() {
        var forms = new TreeMap<String, Set<String>>();
        try (var files = Files.walk(TEMPLATES)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".jte")).toList()) {
                FORM.matcher(Files.readString(file)).results().forEach(form -> add(forms, form));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return forms;
    }

    private static void add(Map<String, Set<String>> forms, MatchResult form) {
        var names = new TreeSet<String>();
        collect(form.group(2), names);
        names.remove("_csrf");
        names.remove("*"); // a part's own, named where it is called
        ACTION.matcher(form.group(1) + form.group(2)).results().forEach(action -> forms.computeIfAbsent(
                        star(action.group(1)).replaceFirst("\\?.*", ""), first -> new TreeSet<>())
                .addAll(names));
    }

    private static void collect(String text, Set<String> names) {
        NAME.matcher(text).results().map(name -> star(name.group(1))).forEach(names::add);
        CALL.matcher(text)
                .results()
                .map(call -> TEMPLATES.resolve(call.group(1).replace('.', '/') + ".jte"))
                .forEach(part -> collect(read(part), names));
    }

    private static String star(String text) {
        return text.replaceAll("\\$\\{[^}]*}", "*");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
