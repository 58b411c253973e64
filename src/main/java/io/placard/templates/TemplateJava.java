package io.placard.templates;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The Java that jte has made of one template.
 *
 * @param path such as {@code io/placard/site/jte/about/JteaboutGenerated.java}
 */
record TemplateJava(String path, String text) {

    private static final Pattern NAME = Pattern.compile("JTE_NAME = \"([^\"]*)\"");
    private static final Pattern LINES = Pattern.compile("JTE_LINE_INFO = \\{([0-9,]*)}");
    private static final Pattern SIGNATURE = Pattern.compile("public static void render\\(.*");

    /** Path without the ending; its classes and its static parts begin so. */
    String stem() {
        return path.substring(0, path.length() - ".java".length());
    }

    /** Whether another one's class is called by this one in a way that it can no longer be. */
    boolean callsOtherwise(TemplateJava called, Map<String, TemplateJava> before) {
        var old = before.get(called.path);
        return old != null
                && !old.signature().equals(called.signature())
                && text.contains(called.stem().replace('/', '.') + ".render(");
    }

    /** Where a line of this is in the template, such as {@code about/about.jte:9}. */
    String place(long line) {
        var name = NAME.matcher(text);
        var lines = LINES.matcher(text);
        if (!name.find() || !lines.find()) {
            return path + ":" + line;
        }
        var numbers = Arrays.stream(lines.group(1).split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        var at = Math.clamp(line - 1, 0, numbers.length - 1);
        return name.group(1) + ":" + (numbers[at] + 1);
    }

    private String signature() {
        var found = SIGNATURE.matcher(text);
        return found.find() ? found.group() : "";
    }
}
