package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.admin.AdminClient;
import io.placard.admin.AdminServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reloads as an administrator asks for them: those that go well, and each way in which a build can be no good. */
@Reloads
class ReloadTest {

    private static final String SITE = "io.placard.site.Site";
    private static final String START = "public void start() {";
    private static final String ENGLISH = "io/placard/site/about/messages_en.properties";
    private static final Pattern STYLES = Pattern.compile("href=\"(/static/css/placard\\.[0-9a-f]+\\.css)\"");

    @TempDir
    private static Path data;

    private static Running running;

    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();
    private int before;
    private Line line;

    @BeforeAll
    static void start() {
        running = Running.start(data, "--site.start-timeout=12s", "--site.drain=5s");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void open() {
        before = serving();
        line = Visitor.member(running, "farah").openSocket();
        line.awaitEvent("welcome");
    }

    /** Whatever the build was like: the socket has felt nothing, and the site answers. */
    @AfterEach
    void the_socket_lives_and_the_site_answers() {
        assertEquals("done", line.ask("conference", "join", new JsonObject()).getString("status"));
        assertEquals(200, Visitor.guest(running).get("/").statusCode());
        line.close();
    }

    @Test
    void a_build_brings_its_words_its_tables_and_its_files_and_old_pages_still_find_theirs() {
        var stylesBefore = Visitor.find(STYLES, page("/about/"));
        var jar = new SiteJar(folder)
                .edit(ENGLISH, "about.title=About", "about.title=All about it")
                .edit("webroot/css/placard.css", "@import", "/* new */ @import")
                .with("db/migration/demo/V900__reload_test.sql", "CREATE TABLE reload_test (id int);");
        assertEquals(0, reload(jar.write("good.jar")), said::toString);
        assertTrue(serving() > before);
        assertTrue(page("/about/").contains("All about it"));
        var stylesNow = Visitor.find(STYLES, page("/about/"));
        assertFalse(stylesNow.equals(stylesBefore));
        assertEquals(200, Visitor.guest(running).get(stylesBefore).statusCode());
        assertEquals(200, Visitor.guest(running).get(stylesNow).statusCode());
        assertTrue(
                said.stream().anyMatch(step -> step.matches("warm up [1-9]\\d* answers \\.\\.\\. ok .*")),
                said::toString);
        assertTrue(said.stream().anyMatch(step -> step.matches("migrate 1 \\.\\.\\. ok \\d+\\.\\d s")), said::toString);
        assertEquals("generation " + serving() + " serves", said.getLast());
    }

    @Test
    void what_became_of_a_generation_can_be_asked_for() {
        assertEquals(0, reload(new SiteJar(folder).write("same.jar")), said::toString);
        said.clear();
        assertEquals(0, ask("generations"));
        var list = String.join("\n", said);
        assertTrue(
                Pattern.compile("(?m)^" + before + " .* ended .*generation " + serving() + " took over$")
                        .matcher(list)
                        .find(),
                list);
        assertTrue(
                Pattern.compile("(?m)^" + serving() + " .* serving ")
                        .matcher(list)
                        .find(),
                list);
    }

    @Test
    void a_file_that_is_no_jar_is_told() throws Exception {
        assertRefused(Files.writeString(folder.resolve("noise.jar"), "noise"), "check failed", "noise.jar");
    }

    @Test
    void a_jar_of_something_else_is_told() throws Exception {
        var jar = folder.resolve("other.jar");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("readme"));
        }
        assertRefused(jar, "check failed", "is no build of Placard");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertEquals(2, ask("reload", folder.resolve("missing.jar").toString()));
        assertTrue(said.getFirst().contains("missing.jar"), said::toString);
    }

    @Test
    void a_build_of_another_gateway_needs_a_new_process() {
        var jar = new SiteJar(folder)
                .with("io/placard/gateway/Gateway.class", "another")
                .write("gateway.jar");
        assertEquals(3, reload(jar), said::toString);
        assertTrue(said.getLast().contains("gateway/Gateway.class"), said::toString);
        assertTrue(said.getLast().contains("placard restart"), said::toString);
        assertEquals(before, serving());
    }

    @Test
    void a_migration_that_fails_leaves_everything_as_it_was() {
        var jar = new SiteJar(folder)
                .with("db/migration/demo/V901__broken.sql", "CREATE TABLE half (id int);\nSELECT nonsense;");
        assertRefused(jar.write("migration.jar"), "migrate failed", "V901__broken.sql");
        assertTrue(running.database()
                .query("SELECT to_regclass('half') IS NULL")
                .execute()
                .await()
                .iterator()
                .next()
                .getBoolean(0));
    }

    @Test
    void a_start_that_throws_is_told_with_its_cause() {
        var jar = new SiteJar(folder)
                .editSource(SITE, START, START + " if (true) throw new IllegalStateException(\"no luck\");");
        assertRefused(jar.write("throws.jar"), "start failed", "no luck", "io.placard.site.Site");
    }

    @Test
    void a_start_that_hangs_is_given_up() {
        var hang = " try { new java.util.concurrent.CountDownLatch(1).await(); } catch (InterruptedException e) { }";
        assertRefused(
                new SiteJar(folder).editSource(SITE, START, START + hang).write("hangs.jar"), "start failed", "12000");
    }

    @Test
    void words_that_are_missing_are_told() {
        var jar = new SiteJar(folder).edit(ENGLISH, "about.title=", "about.other=");
        assertRefused(jar.write("words.jar"), "start failed", "about.title");
    }

    @Test
    void a_page_that_fails_is_found_before_anybody_sees_it() {
        var jar = new SiteJar(folder)
                .editSource("io.placard.site.about.AboutPages", "desk.show(request, 200,", "desk.show(null, 200,");
        assertRefused(jar.write("page.jar"), "self-check failed", "/about/", "500");
    }

    @Test
    void a_channel_that_fails_is_found_before_anybody_needs_it() {
        var jar = new SiteJar(folder)
                .editSource(
                        "io.placard.site.conference.ConferenceChannel",
                        "return membership.holds",
                        "if (true) throw new IllegalStateException(); return membership.holds");
        assertRefused(jar.write("channel.jar"), "self-check failed", "the frame join to conference");
    }

    @Test
    void a_program_can_ask_what_serves_and_from_which_commit() {
        var jar = new SiteJar(folder).with("io/placard/version.properties", "version=1\ncommit=0123abc\n");
        assertEquals(0, reload(jar.write("named.jar")), said::toString);
        said.clear();
        assertEquals(0, ask("serving"));
        assertEquals(
                new JsonObject().put("generation", serving()).put("commit", "0123abc"),
                new JsonObject(said.getFirst()));
    }

    @Test
    void a_build_that_cannot_be_linked_is_told() {
        var jar = new SiteJar(folder)
                .editSource(SITE, START, START + " if (true) throw new NoSuchMethodError(\"gone\");");
        assertRefused(jar.write("link.jar"), "start failed", "gone");
    }

    private void assertRefused(Path jar, String step, String... words) {
        assertEquals(1, reload(jar), said::toString);
        var all = String.join("\n", said);
        assertTrue(all.contains(step), all);
        for (var word : words) {
            assertTrue(all.contains(word), all);
        }
        assertEquals("generation " + before + " goes on serving", said.getLast());
        assertEquals(before, serving());
    }

    private int reload(Path jar) {
        return ask("reload", jar.toString());
    }

    private int ask(String... words) {
        return AdminClient.ask(AdminServer.in(data), List.of(words), said::add);
    }

    private static String page(String path) {
        var visitor = Visitor.guest(running);
        return visitor.send(visitor.request(path).header("Accept-Language", "en"))
                .body();
    }

    private static int serving() {
        return running.placard().core().generations().current().orElseThrow().number();
    }
}
