package io.placard.site.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.placard.Visitor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A conference goes into a file and comes out of it in another server. */
class ArchiveTest {

    @TempDir
    private static Path folder;

    private static Running from;
    private static Running into;
    private static Path archive;
    private static int taken;

    @BeforeAll
    static void a_conference_is_carried_over() {
        from = Running.start(folder.resolve("from"), "--demo=on");
        into = Running.start(folder.resolve("into"), "--demo=off");
        enrich();
        archive = folder.resolve("conference.zip");
        assertEquals(0, from.command("export", archive.toString()));
        taken = into.command("import", archive.toString());
    }

    /** Something in each table that the demo leaves empty, and what is awkward to write down. */
    private static void enrich() {
        run(
                "UPDATE article SET title = E'“Quotes” \\\\ \\n \\u2028 \\U0001F54A <b>' WHERE id = (SELECT min(id) FROM article)");
        run(
                "INSERT INTO second_step (account, secret, confirmed_at) SELECT id, 'SECRET', now() FROM account WHERE username = 'vera'");
        run("INSERT INTO recovery_code SELECT id, '\\x00ff10' FROM account WHERE username = 'vera'");
        run("""
            INSERT INTO announcement (author, english, chinese, audience, urgent, link, starts_at, ref)
            SELECT id, 'Lunch', '午餐', 'all', false, '', now(), 'r' FROM account WHERE username = 'ada'
            """);
        run("INSERT INTO announcement_dismissal SELECT author, id FROM announcement");
        run("""
            INSERT INTO article_draft (author, title, body, language, tags, saved_at)
            SELECT id, 'T', 'B', 'en', '', now() FROM account, generate_series(1, 3)
            """);
        run("DELETE FROM article_draft WHERE id > 2");
        run(
                "INSERT INTO audit (at, actor, act, subject, after) SELECT now(), id, 'a.b', 's', '{\"a\": [1.50, null]}' FROM account LIMIT 1");
        run("INSERT INTO comment_version SELECT id, 1, 'b', 'h', now() FROM comment LIMIT 2");
        run("INSERT INTO mention SELECT author, article, NULL, now() FROM comment LIMIT 1");
        run("""
            INSERT INTO conversation (kind, low, high, made_by, made_at, head, last_at)
            SELECT 'pair', min(id), max(id), min(id), now(), 2, now() FROM account
            """);
        run(
                "INSERT INTO conversation_member SELECT c.id, a, false, 1, 'mentions', 'd', now() FROM conversation c,"
                        + " unnest(ARRAY[low, high]) a WHERE c.low = (SELECT min(id) FROM account) AND c.high = (SELECT max(id) FROM account)");
        run("""
            INSERT INTO message (conversation, seq, author, ref, body, body_html, excerpt, reply_to, mentions, at, told, own)
            SELECT id, n, low, 'r' || n, 'b', '<p>b</p>', 'b', NULLIF(n - 1, 0), ARRAY[high], now(), n, n
            FROM conversation, generate_series(1, 2) n
            WHERE low = (SELECT min(id) FROM account) AND high = (SELECT max(id) FROM account)
            """);
        run("INSERT INTO message_version SELECT conversation, seq, 1, 'b', 'h', at FROM message");
        run(
                "INSERT INTO chat_block SELECT low, high, now() FROM conversation WHERE high = (SELECT max(id) FROM account)");
        run("INSERT INTO presence_hidden SELECT low FROM conversation WHERE high = (SELECT max(id) FROM account)");
        run(
                "INSERT INTO chat_mute SELECT low, now(), high, 'r', now() FROM conversation WHERE high = (SELECT max(id) FROM account)");
        run("UPDATE account SET picture = repeat('0a', 16) WHERE username = 'farah'");
        run("""
            INSERT INTO avatar (account, size, name, jpeg)
            SELECT id, size, picture, '\\xffd8ff00' FROM account, unnest('{64, 128, 256}'::int[]) size
            WHERE username = 'farah'
            """);
        run("INSERT INTO notice_setting SELECT id, 'comments', 'off' FROM account LIMIT 1");
        run("INSERT INTO tag_alias SELECT 'old-' || slug, id FROM tag LIMIT 1");
        run(
                "INSERT INTO article_turn (article, turn, actor, at) SELECT id, 'appeared', author, now() FROM article LIMIT 1");
        run("""
            INSERT INTO report (reporter, article, text, reason, ref, created_at)
            SELECT author, id, 't', 'r', 'ref', now() FROM article LIMIT 1
            """);
    }

    @AfterAll
    static void both_end() {
        from.close();
        into.close();
    }

    @Test
    void every_table_is_in_the_archive_or_left_out_for_a_reason() throws IOException {
        var all = names(from, """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                EXCEPT SELECT c.relname FROM pg_class c WHERE c.relispartition
                """);
        var accounted = new TreeSet<>(LeftOut.REASONS.keySet());
        Archives.manifest(Archives.read(archive)).getJsonArray("parts").stream()
                .map(part -> Part.of((JsonObject) part))
                .filter(Part::isTable)
                .forEach(part -> assertTrue(accounted.add(part.subject()), part.subject() + " is both"));
        assertEquals(all, accounted);
        LeftOut.REASONS.values().forEach(reason -> assertTrue(reason.length() > 20, reason));
    }

    @Test
    void every_column_that_is_not_worked_out_is_in_the_archive() throws IOException {
        var columns = names(from, """
                SELECT table_name || '.' || column_name FROM information_schema.columns
                WHERE table_schema = 'public' AND is_generated = 'NEVER'
                  AND table_name NOT IN (SELECT table_name FROM information_schema.views)
                """);
        var carried = new TreeSet<String>();
        for (var json : Archives.parts(archive)) {
            var part = Part.of((JsonObject) json);
            part.columns().forEach(column -> carried.add(part.subject() + "." + column));
        }
        columns.removeIf(column -> LeftOut.REASONS.keySet().stream()
                .anyMatch(table -> column.startsWith(table + ".") || column.startsWith(table + "_")));
        assertEquals(
                List.of(),
                columns.stream().filter(column -> !carried.contains(column)).toList());
        assertEquals(columns.size(), carried.size());
    }

    @Test
    void what_was_taken_is_the_same_in_every_row_and_every_file() throws IOException {
        assertEquals(0, taken);
        var again = folder.resolve("again.zip");
        assertEquals(0, into.command("export", again.toString()));
        assertEquals(
                Archives.parts(archive).encodePrettily(), Archives.parts(again).encodePrettily());
        assertTrue(Archives.count(into, "comment WHERE parent IS NOT NULL") > 0);
        assertTrue(Archives.count(into, "recovery_code WHERE hash = '\\x00ff10'") == 1);
    }

    @Test
    void the_search_is_filled_as_it_was() {
        var rows = "SELECT kind, source, article, keeper, author, language, open, at, title, body, folded, grams::text"
                + " FROM search_entry ORDER BY kind, source";
        var before = lines(from, rows);
        assertTrue(before.size() > 100, "there is something to find");
        assertEquals(before, lines(into, rows));
    }

    @Test
    void people_sign_in_with_their_passwords_and_links_lead_where_they_led() {
        var farah = Visitor.member(into, "farah");
        var article = Archives.query(
                        from, "SELECT id, title FROM article WHERE state = 'verified' ORDER BY id DESC LIMIT 1")
                .iterator()
                .next();
        assertTrue(farah.get("/articles/" + article.getLong("id") + "/").body().contains(article.getString("title")));
        var upload = Archives.query(from, """
                SELECT u.file, u.link, f.size FROM upload u JOIN file f ON f.hash = u.file
                JOIN article a ON a.id = u.article WHERE a.state = 'verified' LIMIT 1
                """).iterator().next();
        var path = "/m/" + upload.getString("file") + "/" + upload.getString("link");
        assertEquals(from(path), into(path));
        assertEquals(
                303,
                Visitor.guest(into).signIn("vera", Visitor.PASSWORD).statusCode(),
                "vera is asked for the code of her second step");
        assertTrue(Visitor.guest(into).signIn("farah", "another-password").statusCode() != 303);
    }

    @Test
    void pictures_of_people_are_the_same_as_before() {
        var page = Visitor.guest(into).get("/people/farah/").body();
        assertTrue(page.contains("/avatars/" + "0a".repeat(16) + "-128.jpg"), page);
        for (var size : List.of(64, 128, 256)) {
            var path = "/avatars/" + "0a".repeat(16) + "-" + size + ".jpg";
            assertEquals(4, from(path).size());
            assertEquals(from(path), into(path));
        }
    }

    @Test
    void a_number_that_was_given_out_is_not_given_out_again_though_its_row_is_gone() {
        var last = Archives.count(from, "account") * 3;
        assertTrue(Archives.query(into, """
                        INSERT INTO article_draft (author, title, body, language, tags, saved_at)
                        SELECT id, 'T', 'B', 'en', '', now() FROM account LIMIT 1 RETURNING id
                        """).iterator().next().getLong("id") > last - 1);
        run(into, "DELETE FROM article_draft WHERE id > 2");
        run(into, "SELECT setval(pg_get_serial_sequence('article_draft', 'id'), " + last + ")");
    }

    @Test
    void an_archive_is_its_owners_alone_and_no_file_is_written_over_unasked() throws IOException {
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(archive));
        assertEquals("rw-------", mode);
        var there = Files.writeString(folder.resolve("there.zip"), "mine");
        assertEquals(1, from.command("export", there.toString()));
        assertEquals("mine", Files.readString(there));
        assertEquals(0, from.command("export", "--force", there.toString()));
        assertTrue(Files.size(there) > 1000);
        assertEquals(1, from.command("export", folder.resolve("nowhere/a.zip").toString()));
        try (var files = Files.list(folder)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".half")), "nothing half is left");
        }
    }

    @Test
    void one_archive_is_written_at_a_time() {
        var connection = from.database()
                .getConnection()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        try {
            var lock = "SELECT pg_advisory_lock(hashtextextended('archive', 0))";
            connection
                    .query(lock)
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            assertEquals(1, from.command("export", folder.resolve("second.zip").toString()));
            assertFalse(Files.exists(folder.resolve("second.zip")));
        } finally {
            connection
                    .query("SELECT pg_advisory_unlock_all()")
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            connection.close();
        }
        assertEquals(0, from.command("export", folder.resolve("second.zip").toString()));
    }

    @Test
    void a_server_with_accounts_takes_none() {
        var before = lines(from, "SELECT id, title FROM article ORDER BY id");
        assertEquals(1, from.command("import", archive.toString()));
        assertEquals(before, lines(from, "SELECT id, title FROM article ORDER BY id"));
    }

    private static List<Byte> from(String path) {
        return bytes(from, path);
    }

    private static List<Byte> into(String path) {
        return bytes(into, path);
    }

    private static List<Byte> bytes(Running running, String path) {
        var answer = Visitor.guest(running).get(path);
        assertEquals(200, answer.statusCode(), path);
        return answer.body().getBytes(StandardCharsets.UTF_8).length == 0
                ? List.of()
                : answer.body().chars().mapToObj(letter -> (byte) letter).toList();
    }

    private static Set<String> names(Running running, String sql) {
        return lines(running, sql).stream().collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> lines(Running running, String sql) {
        var lines = new java.util.ArrayList<String>();
        Archives.query(running, sql).forEach(row -> {
            var line = new StringBuilder();
            for (var place = 0; place < row.size(); place++) {
                line.append(place == 0 ? "" : "|").append(row.getValue(place));
            }
            lines.add(line.toString());
        });
        return lines;
    }

    private static void run(String sql) {
        run(from, sql);
    }

    private static void run(Running running, String sql) {
        Archives.query(running, sql);
    }
}
