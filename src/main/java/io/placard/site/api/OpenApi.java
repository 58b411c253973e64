package io.placard.site.api;

import io.placard.site.api.Reference.Entry;
import io.placard.site.api.Reference.Field;
import io.placard.site.api.Reference.Group;
import io.placard.site.api.Reference.Reply;
import io.placard.site.api.Reference.Schema;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code webroot/api/openapi.yaml}. */
final class OpenApi {

    private static final String FILE = "/webroot/api/openapi.yaml";
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** Parameters of queries that must be there. */
    private static final Map<String, String> EXAMPLES = Map.of("q", "crisis", "draft", "7");

    private final JsonObject file;

    private OpenApi(JsonObject file) {
        this.file = file;
    }

    static OpenApi read() {
        try (var stream = OpenApi.class.getResourceAsStream(FILE)) {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return new OpenApi(new JsonObject(yaml));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** @param origin where this server is found */
    Reference reference(String origin) {
        var groups = new LinkedHashMap<String, List<Entry>>();
        var paths = file.getJsonObject("paths");
        for (var path : paths.fieldNames()) {
            var item = paths.getJsonObject(path);
            METHODS.stream().filter(item::containsKey).forEach(method -> groups.computeIfAbsent(
                            group(item, method), first -> new ArrayList<>())
                    .add(entry(origin, path, method, item)));
        }
        var all = new ArrayList<Group>();
        groups.forEach((name, entries) -> all.add(new Group(name, entries)));
        return new Reference(origin, all, schemas());
    }

    private static String group(JsonObject item, String method) {
        return item.getJsonObject(method).getJsonArray("tags").getString(0);
    }

    private Entry entry(String origin, String path, String method, JsonObject item) {
        var operation = item.getJsonObject(method);
        var parameters = new ArrayList<Field>();
        item.getJsonArray("parameters", new JsonArray()).forEach(one -> parameters.add(parameter((JsonObject) one)));
        operation
                .getJsonArray("parameters", new JsonArray())
                .forEach(one -> parameters.add(parameter((JsonObject) one)));
        var content =
                operation.getJsonObject("requestBody", new JsonObject()).getJsonObject("content", new JsonObject());
        var body = schemaIn(content);
        return new Entry(
                operation.getString("operationId"),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.getString("summary"),
                Optional.ofNullable(operation.getString("x-scope")),
                parameters,
                body,
                replies(operation),
                example(origin + "/api/v1" + path, method, parameters, content) + output(operation));
    }

    private Field parameter(JsonObject given) {
        var one = given.containsKey("$ref") ? component("parameters", given.getString("$ref")) : given;
        return new Field(
                one.getString("name"),
                type(one.getJsonObject("schema")),
                one.getBoolean("required", false),
                one.getString("description", ""),
                Optional.empty());
    }

    private static List<Reply> replies(JsonObject operation) {
        var replies = new ArrayList<Reply>();
        var all = operation.getJsonObject("responses");
        for (var status : all.fieldNames()) {
            var reply = all.getJsonObject(status);
            if (!status.equals("default")) {
                replies.add(new Reply(
                        status,
                        reply.getString("description"),
                        schemaIn(reply.getJsonObject("content", new JsonObject()))));
            }
        }
        return replies;
    }

    private String example(String address, String method, List<Field> parameters, JsonObject content) {
        var lines = new ArrayList<String>();
        lines.add("curl" + (method.equals("get") ? "" : " -X " + method.toUpperCase(Locale.ROOT))
                + " '"
                + address.replaceAll("\\{id}", "7")
                        .replace("{username}", "farah")
                        .replace("{slug}", "votes")
                + query(parameters) + "'");
        lines.add("-H \"Authorization: Bearer $TOKEN\"");
        if (parameters.stream().anyMatch(one -> one.name().equals("If-Match"))) {
            lines.add("-H \"If-Match: $ETAG\"");
        }
        if (content.containsKey("multipart/form-data")) {
            lines.add("-F file=@rules.pdf");
        }
        schemaIn(content).ifPresent(schema -> {
            lines.add("-H 'Content-Type: application/json'");
            lines.add("-d '"
                    + component("schemas", schema)
                            .getJsonObject("example", new JsonObject())
                            .encode() + "'");
        });
        return String.join(" \\\n  ", lines);
    }

    private static String query(List<Field> parameters) {
        return parameters.stream()
                .filter(one -> one.required() && EXAMPLES.containsKey(one.name()))
                .map(one -> one.name() + "=" + EXAMPLES.get(one.name()))
                .collect(Collectors.joining("&", "?", ""))
                .replaceFirst("\\?$", "");
    }

    /** What is no JSON is a file. */
    private static String output(JsonObject operation) {
        var reply = operation.getJsonObject("responses").getJsonObject("200", new JsonObject());
        return reply.getJsonObject("content", new JsonObject()).containsKey("application/zip")
                ? " \\\n  -o placard.zip"
                : "";
    }

    private List<Schema> schemas() {
        var schemas = new ArrayList<Schema>();
        var all = file.getJsonObject("components").getJsonObject("schemas");
        for (var name : all.fieldNames()) {
            var schema = all.getJsonObject(name);
            schemas.add(new Schema(name, schema.getString("description"), fields(schema)));
        }
        return schemas;
    }

    private static List<Field> fields(JsonObject schema) {
        var fields = new ArrayList<Field>();
        var required = schema.getJsonArray("required", new JsonArray());
        var all = schema.getJsonObject("properties");
        for (var name : all.fieldNames()) {
            var field = all.getJsonObject(name);
            fields.add(new Field(
                    name, type(field), required.contains(name), field.getString("description", ""), refers(field)));
        }
        return fields;
    }

    private static String type(JsonObject schema) {
        if (schema.containsKey("enum")) {
            return String.join(
                    " | ",
                    schema.getJsonArray("enum").stream().map(Object::toString).toList());
        }
        var type = schema.getValue("type");
        return type instanceof JsonArray several
                ? String.join(" | ", several.stream().map(Object::toString).toList())
                : type == null ? "" : type.toString();
    }

    private static Optional<String> refers(JsonObject field) {
        var within = field.getJsonObject("items", field);
        return Optional.ofNullable(within.getString("$ref")).map(OpenApi::last);
    }

    private static Optional<String> schemaIn(JsonObject content) {
        return Optional.ofNullable(content.getJsonObject("application/json"))
                .map(json -> last(json.getJsonObject("schema").getString("$ref")));
    }

    private JsonObject component(String kind, String ref) {
        return file.getJsonObject("components").getJsonObject(kind).getJsonObject(last(ref));
    }

    private static String last(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }
}
