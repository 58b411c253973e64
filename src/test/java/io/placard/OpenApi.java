package io.placard;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API as its file tells it, to hold what the server really answers against. */
public final class OpenApi {

    private static final Path FILE = Path.of("src/main/resources/webroot/api/openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonObject file;
    private final JsonObject definitions;
    private final Map<String, Validator> validators = new HashMap<>();

    private OpenApi(String yaml) {
        Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        this.file = new JsonObject(read);
        this.definitions = new JsonObject(file.getJsonObject("components")
                .getJsonObject("schemas")
                .encode()
                .replace("#/components/schemas/", "#/$defs/"));
    }

    public static OpenApi read() {
        try {
            return new OpenApi(Files.readString(FILE));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The methods of each path. */
    public Map<String, Set<String>> operations() {
        var operations = new TreeMap<String, Set<String>>();
        var paths = file.getJsonObject("paths");
        for (var path : paths.fieldNames()) {
            operations.put(
                    path,
                    paths.getJsonObject(path).fieldNames().stream()
                            .filter(METHODS::contains)
                            .map(String::toUpperCase)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return operations;
    }

    /** The parameters that the query of an operation may have. */
    public Set<String> queries(String path, String method) {
        var item = file.getJsonObject("paths").getJsonObject(path);
        var all = item.getJsonObject(method.toLowerCase()).getJsonArray("parameters", new JsonArray());
        var queries = new TreeSet<String>();
        for (var one : all) {
            var given = (JsonObject) one;
            var ref = given.getString("$ref", "");
            var parameter = ref.isEmpty()
                    ? given
                    : file.getJsonObject("components")
                            .getJsonObject("parameters")
                            .getJsonObject(ref.substring(ref.lastIndexOf('/') + 1));
            if (parameter.getString("in").equals("query")) {
                queries.add(parameter.getString("name"));
            }
        }
        return queries;
    }

    /** The names of the fields of each body of JSON, by {@code POST /api/v1/path}. */
    public Map<String, Set<String>> bodies() {
        var bodies = new TreeMap<String, Set<String>>();
        operations()
                .forEach((path, methods) -> methods.forEach(method -> {
                    var content = file.getJsonObject("paths")
                            .getJsonObject(path)
                            .getJsonObject(method.toLowerCase())
                            .getJsonObject("requestBody", new JsonObject())
                            .getJsonObject("content", new JsonObject());
                    if (content.containsKey("application/json")) {
                        var ref = content.getJsonObject("application/json")
                                .getJsonObject("schema")
                                .getString("$ref");
                        var schema = definitions.getJsonObject(ref.substring(ref.lastIndexOf('/') + 1));
                        bodies.put(
                                method + " /api/v1" + path,
                                new TreeSet<>(schema.getJsonObject("properties", new JsonObject())
                                        .fieldNames()));
                    }
                }));
        return bodies;
    }

    /** The names of all schemas, and of those that some operation or schema refers to. */
    public List<Set<String>> schemas() {
        var used = Pattern.compile("#/components/schemas/(\\w+)")
                .matcher(file.encode())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return List.of(new TreeSet<>(definitions.fieldNames()), used);
    }

    /** What an answer has that the file does not know, or lacks that the file asks for. */
    public synchronized Optional<String> violation(String method, String path, int status, JsonObject body) {
        if (status >= 400) {
            return against("Problem", body);
        }
        var operation = operation(method.equals("HEAD") ? "GET" : method, path.replaceFirst("\\?.*", ""));
        if (operation.isEmpty()) {
            return method.equals("OPTIONS") ? Optional.empty() : Optional.of("not in openapi.yaml");
        }
        var told = operation.get().getJsonObject("responses").getJsonObject(Integer.toString(status));
        if (told == null) {
            return Optional.of("openapi.yaml knows no answer " + status);
        }
        if (!told.containsKey("content") || method.equals("HEAD")) {
            return body.isEmpty() ? Optional.empty() : Optional.of("openapi.yaml knows no body");
        }
        if (!told.getJsonObject("content").containsKey("application/json")) {
            return Optional.empty();
        }
        var ref = told.getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema")
                .getString("$ref");
        return against(ref.substring(ref.lastIndexOf('/') + 1), body);
    }

    private Optional<JsonObject> operation(String method, String path) {
        var paths = file.getJsonObject("paths");
        return paths.fieldNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                .min(java.util.Comparator.comparingInt(template -> template.split("\\{").length))
                .map(template -> paths.getJsonObject(template).getJsonObject(method.toLowerCase()));
    }

    private Optional<String> against(String schema, JsonObject body) {
        var result = validators.computeIfAbsent(schema, this::validator).validate(body);
        return result.getValid() ? Optional.empty() : Optional.of(schema + ": " + errors(result));
    }

    private Validator validator(String schema) {
        var whole = new JsonObject()
                .put("$id", "https://placard.example/" + schema)
                .put("$ref", "#/$defs/" + schema)
                .put("$defs", definitions.copy());
        return Validator.create(
                JsonSchema.of(whole),
                new JsonSchemaOptions()
                        .setDraft(Draft.DRAFT202012)
                        .setOutputFormat(OutputFormat.Basic)
                        .setBaseUri("https://placard.example/"));
    }

    private static JsonArray errors(OutputUnit result) {
        var errors = new JsonArray();
        if (result.getErrors() != null) {
            result.getErrors().forEach(unit -> errors.add(unit.getInstanceLocation() + " " + unit.getError()));
        }
        return errors;
    }
}
