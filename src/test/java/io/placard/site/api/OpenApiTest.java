package io.placard.site.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.OpenApi;
import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code openapi.yaml} says what the code does. What tests are answered is held against it besides, in {@link Program}. */
@ExtendWith(Running.class)
class OpenApiTest {

    private static final Path ROUTES = Path.of("src/main/java/io/placard/site/ApiRoutes.java");
    private static final Pattern ROUTE = Pattern.compile("api\\.(get|post|put|patch|delete)\\(\"([^\"]+)\"\\)"
            + "(?:\\s*\\.taking\\(([^)]*)\\))?(\\s*\\.paged\\(\\))?");

    private final OpenApi api = OpenApi.read();

    @Test
    void every_route_in_the_code_is_told_and_no_other() throws IOException {
        Map<String, Set<String>> inCode = new TreeMap<>();
        ROUTE.matcher(Files.readString(ROUTES)).results().forEach(route -> inCode.computeIfAbsent(
                        route.group(2).replaceAll(":(\\w+)", "{$1}"), first -> new TreeSet<>())
                .add(route.group(1).toUpperCase()));
        assertTrue(inCode.size() > 40, "routes are not recognised: " + inCode);
        assertEquals(inCode, api.operations());
    }

    @Test
    void every_parameter_in_the_code_is_told_and_no_other() throws IOException {
        ROUTE.matcher(Files.readString(ROUTES)).results().forEach(route -> {
            var inCode = new TreeSet<String>();
            if (route.group(3) != null) {
                Stream.of(route.group(3).split(", ")).forEach(name -> inCode.add(name.replace("\"", "")));
            }
            if (route.group(4) != null) {
                inCode.addAll(Set.of("limit", "cursor"));
            }
            var path = route.group(2).replaceAll(":(\\w+)", "{$1}");
            assertEquals(inCode, api.queries(path, route.group(1)), route.group(1) + " " + path);
        });
    }

    @Test
    void a_parameter_that_means_nothing_is_refused_by_name_at_every_operation(Running running) {
        var owner = Visitor.member(running, Newcomer.make(running, "superuser"));
        var program = Program.with(running, Program.token(owner, "read", "write", "verify", "staff", "archive"));
        api.operations()
                .forEach((path, methods) -> methods.forEach(method -> {
                    var known = String.join("=&", api.queries(path, method));
                    var reply = program.call(
                            method, path.replaceAll("\\{\\w+}", "1") + "?zzz=1&" + known, null, "If-Match", "*");
                    assertEquals(400, reply.status(), method + " " + path + " " + reply.text());
                    assertTrue(reply.json().getString("detail").endsWith("here: zzz."), reply.text());
                }));
    }

    @Test
    void the_server_allows_what_is_told_at_each_path(Running running) {
        var guest = Program.guest(running);
        api.operations().forEach((path, methods) -> {
            var expected = new TreeSet<>(methods);
            expected.add("OPTIONS");
            if (methods.contains("GET")) {
                expected.add("HEAD");
            }
            var options = guest.call("OPTIONS", path.replaceAll("\\{\\w+}", "1"), null);
            assertEquals(expected, new TreeSet<>(Set.of(options.header("Allow").split(", "))), path);
        });
    }

    @Test
    void every_schema_is_used_and_every_reference_leads_to_one() {
        assertEquals(api.schemas().get(0), api.schemas().get(1));
    }

    @Test
    void an_answer_with_another_field_is_noticed() {
        var tag = new JsonObject()
                .put("id", 1)
                .put("name", "x")
                .put("slug", "x")
                .put("english", "")
                .put("chinese", "");
        assertTrue(api.violation("GET", "/tags/x", 200, tag).isEmpty());
        assertTrue(
                api.violation("GET", "/tags/x", 200, tag.copy().put("more", 1)).isPresent());
        assertTrue(
                api.violation("GET", "/tags/x", 200, tag.copy().put("id", "1")).isPresent());
        var article = new JsonObject()
                .put("items", new io.vertx.core.json.JsonArray().add(tag))
                .putNull("next");
        assertTrue(api.violation("GET", "/articles", 200, article).isPresent());
        tag.remove("slug");
        assertTrue(api.violation("GET", "/tags/x", 200, tag).isPresent());
    }

    @Test
    void people_read_it_too_in_both_languages(Running running) {
        for (var language : new String[] {"en", "zh-Hans"}) {
            var visitor = Visitor.guest(running);
            var page = visitor.send(
                    visitor.request("/api/").header("Accept-Language", language).GET());
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("<html lang=\"" + language));
            api.operations().keySet().forEach(path -> assertTrue(page.body().contains(path), path));
            api.schemas().get(0).forEach(schema -> assertTrue(page.body().contains("id=\"schema-" + schema), schema));
            assertTrue(page.body().contains("id=\"problem-changed-meanwhile\""));
        }
    }
}
