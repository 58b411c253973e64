package io.placard.site.api;

import java.util.List;
import java.util.Optional;

/**
 * The API as its page tells it, read from {@code openapi.yaml}.
 *
 * @param origin where this server is found, for the examples
 */
public record Reference(String origin, List<Group> groups, List<Schema> schemas) {

    /** Operations that belong together. */
    public record Group(String name, List<Entry> entries) {}

    /**
     * An operation.
     *
     * @param path with the names of its parameters in braces
     * @param scope of a token that it asks for; empty: it is open to everybody
     * @param body the schema of what is sent; empty: nothing
     * @param example as it would be typed in a shell
     */
    public record Entry(
            String id,
            String method,
            String path,
            String summary,
            Optional<String> scope,
            List<Field> parameters,
            Optional<String> body,
            List<Reply> replies,
            String example) {}

    /** @param schema of what is answered; empty: nothing */
    public record Reply(String status, String description, Optional<String> schema) {}

    /** What is sent or answered. */
    public record Schema(String name, String description, List<Field> fields) {}

    /**
     * A parameter, or a field of a schema.
     *
     * @param type in words of JSON
     * @param schema that it refers to
     */
    public record Field(String name, String type, boolean required, String description, Optional<String> schema) {}

    /** All kinds of problems. */
    public static List<Problem.Kind> problems() {
        return List.of(Problem.Kind.values());
    }
}
