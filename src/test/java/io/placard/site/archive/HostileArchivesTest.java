package io.placard.site.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that somebody has tampered with, or that broke on their way: each is refused, and nothing is changed by it. */
class HostileArchivesTest {

    private static final String COMMENTS = "tables/comment.jsonl";

    @TempDir
    private static Path folder;

    private static Running empty;
    private static Map<String, byte[]> good;

    private Map<String, byte[]> parts;
    private JsonObject manifest;
    private Path file;

    @BeforeAll
    static void an_archive_is_written() throws IOException {
        var archive = folder.resolve("good.zip");
        var from = Running.start(folder.resolve("from"), "--demo=on");
        try {
            assertEquals(0, from.command("export", archive.toString()));
        } finally {
            from.close();
        }
        good = Archives.read(archive);
        empty = Running.start(folder.resolve("into"), "--demo=off");
    }

    @BeforeEach
    void and_tampered_with() {
        parts = new java.util.LinkedHashMap<>(good);
        manifest = Archives.manifest(parts);
        file = folder.resolve("hostile.zip");
    }

    @AfterEach
    void nothing_was_changed() throws IOException {
        for (var table : new String[] {"account", "article", "comment", "file", "topic_event", "search_entry"}) {
            assertEquals(0, Archives.count(empty, table), table);
        }
        assertEquals(1, Archives.count(empty, "conference WHERE english = 'Our conference'"));
        try (var files = Files.walk(empty.data().resolve("media"))) {
            assertEquals(0, files.filter(Files::isRegularFile).count(), "no file was placed");
        }
    }

    /** The premise of all the others: untouched and written anew, it would be taken. */
    @AfterAll
    static void what_nobody_tampered_with_is_taken() throws IOException {
        try {
            var again = folder.resolve("again.zip");
            Archives.write(again, good);
            assertEquals(0, empty.command("import", again.toString()));
        } finally {
            empty.close();
        }
    }

    @Test
    void what_is_no_zip_or_is_cut_off_is_refused() throws IOException {
        assertRefused(folder.resolve("nowhere.zip"), "There is no file");
        assertRefused(Files.writeString(file, "PK? no."), "is no archive");
        Archives.write(file, good);
        var whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
        assertRefused(file, "is no archive, or not all of it is there");
    }

    @Test
    void names_that_lead_elsewhere_are_refused() throws IOException {
        for (var name :
                new String[] {"../../evil", "media/../../evil", "/etc/evil", "media\\evil", "tables/a/b.jsonl"}) {
            parts = new java.util.LinkedHashMap<>(good);
            parts.put(name, "x".getBytes(StandardCharsets.UTF_8));
            refuse("is not in its manifest.json");
            manifest = Archives.manifest(good);
            manifest.getJsonArray("parts")
                    .add(new JsonObject().put("name", name).put("bytes", 1).put("sha256", "0".repeat(64)));
            Archives.manifest(parts, manifest);
            refuse("is not one that Placard wrote");
        }
    }

    @Test
    void a_part_with_another_content_is_refused() throws IOException {
        var comments = parts.get(COMMENTS).clone();
        comments[comments.length / 2] ^= 1;
        parts.put(COMMENTS, comments);
        refuse(COMMENTS + " has another SHA-256");
        parts.put(COMMENTS, Arrays.copyOf(comments, comments.length - 1));
        refuse(COMMENTS);
        parts.put(COMMENTS, good.get(COMMENTS));
        parts.put(medium(), "another".getBytes(StandardCharsets.UTF_8));
        refuse(medium());
    }

    @Test
    void a_medium_whose_name_is_not_its_hash_is_refused() throws IOException {
        var content = "<script>".getBytes(StandardCharsets.UTF_8);
        parts.put(medium(), content);
        Archives.listed(manifest, medium())
                .put("bytes", content.length)
                .put(
                        "sha256",
                        java.util.HexFormat.of()
                                .formatHex(ArchiveWriter.sha256().digest(content)));
        Archives.manifest(parts, manifest);
        refuse("has another content than its name says");
    }

    @Test
    void what_is_missing_is_named() throws IOException {
        parts.remove(COMMENTS);
        refuse("The part " + COMMENTS + " is missing");
        parts.put(COMMENTS, good.get(COMMENTS));
        parts.remove(medium());
        refuse("The part " + medium() + " is missing");
        drop(medium());
        refuse("The part " + medium() + " is missing");
        parts.remove("manifest.json");
        refuse("has no manifest.json");
    }

    @Test
    void tables_and_columns_that_are_not_there_are_refused() throws IOException {
        manifest.getJsonArray("parts")
                .add(new JsonObject()
                        .put("name", "tables/pg_authid.jsonl")
                        .put("bytes", 0)
                        .put("sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        parts.put("tables/pg_authid.jsonl", new byte[0]);
        Archives.manifest(parts, manifest);
        refuse("There is no table pg_authid here");
        parts.remove("tables/pg_authid.jsonl");
        manifest = Archives.manifest(good);
        Archives.manifest(parts, manifest);
        Archives.rewrite(parts, "tables/tag.jsonl", lines -> lines.replaceAll("(?m)^\\{", "{\"x) SELECT 1; --\":1,"));
        refuse("other columns than its manifest.json says");
        var told = Archives.manifest(parts);
        Archives.listed(told, "tables/tag.jsonl").getJsonArray("columns").add("x) SELECT 1; --");
        Archives.manifest(parts, told);
        refuse("There is no column x) SELECT 1; -- in the table tag here");
    }

    @Test
    void what_is_left_out_is_not_let_in_either() throws IOException {
        manifest.getJsonArray("parts")
                .add(new JsonObject()
                        .put("name", "tables/flyway_schema_history.jsonl")
                        .put("bytes", 0)
                        .put("sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        parts.put("tables/flyway_schema_history.jsonl", new byte[0]);
        Archives.manifest(parts, manifest);
        refuse("There is no table flyway_schema_history here");
    }

    @Test
    void rows_that_the_database_would_not_take_are_refused_with_all_that_came_before() throws IOException {
        Archives.rewrite(parts, COMMENTS, lines -> lines.replaceFirst("\"article\":\\d+", "\"article\":999999"));
        refuse("The database does not take " + COMMENTS);
        Archives.rewrite(parts, COMMENTS, lines -> lines.replaceFirst("\"id\":\\d+", "\"id\":\"\\\\u0000\""));
        refuse("The database does not take " + COMMENTS);
        Archives.rewrite(parts, COMMENTS, lines -> "nonsense\n");
        refuse("is no JSON");
    }

    @Test
    void a_conversation_that_is_none_is_refused() throws IOException {
        Archives.rewrite(
                parts,
                "tables/conversation.jsonl",
                lines -> lines.replaceFirst("\"slow_seconds\":\\d+", "\"slow_seconds\":9999"));
        refuse("is not sound");
    }

    @Test
    void a_bomb_is_refused_before_it_is_unpacked() throws IOException {
        parts.put(COMMENTS, new byte[80 << 20]);
        refuse("is longer than its manifest.json says");
        Archives.listed(manifest, COMMENTS).put("bytes", 80 << 20);
        Archives.manifest(parts, manifest);
        refuse("It would unpack to more than 200 times its size");
        Archives.listed(manifest, COMMENTS).put("bytes", Long.MAX_VALUE);
        Archives.manifest(parts, manifest);
        refuse("is not one that Placard wrote");
    }

    @Test
    void another_format_and_a_newer_placard_are_told() throws IOException {
        Archives.manifest(parts, manifest.copy().put("format", 2).put("placard", "9.1"));
        refuse("It has the format 2, and this Placard reads the format 1: take Placard 9.1 or newer");
        var newer = manifest.copy().put("placard", "9.1");
        newer.getJsonArray("migrations").add("9999");
        Archives.manifest(parts, newer);
        refuse("whose migrations 9999 this one lacks");
        for (var nonsense : new String[] {"", "[]", "{}", "{\"format\":1}", "{\"format\":1,\"parts\":7}", "nonsense"}) {
            parts.put("manifest.json", nonsense.getBytes(StandardCharsets.UTF_8));
            refuse("manifest.json");
        }
    }

    @Test
    void an_archive_without_a_column_that_cannot_be_empty_is_too_old() throws IOException {
        Archives.rewrite(parts, "tables/tag.jsonl", lines -> lines.replaceAll("\"slug\":\"[^\"]*\",", ""));
        var told = Archives.manifest(parts);
        Archives.listed(told, "tables/tag.jsonl").getJsonArray("columns").remove("slug");
        Archives.manifest(parts, told);
        refuse("It is older than the column slug of the table tag");
    }

    private String medium() {
        return new TreeSet<>(good.keySet())
                .stream()
                        .filter(name -> name.matches("media/[0-9a-f]{64}"))
                        .findFirst()
                        .orElseThrow();
    }

    private void drop(String name) {
        var kept = new JsonArray();
        manifest.getJsonArray("parts").stream()
                .filter(part -> !((JsonObject) part).getString("name").equals(name))
                .forEach(kept::add);
        Archives.manifest(parts, manifest.put("parts", kept));
    }

    private void refuse(String words) throws IOException {
        Archives.write(file, parts);
        assertRefused(file, words);
    }

    /** By the reader, which needs no server, or else by the import. */
    private static void assertRefused(Path file, String words) {
        var said = new java.io.ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new java.io.PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertEquals(1, empty.command("import", file.toString()));
        } finally {
            System.setErr(before);
        }
        assertTrue(said.toString(StandardCharsets.UTF_8).contains(words), () -> words + " <- " + said);
    }
}
