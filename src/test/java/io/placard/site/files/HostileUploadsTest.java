package io.placard.site.files;

import static io.placard.site.files.FilesTest.assertHeader;
import static io.placard.site.files.FilesTest.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.Waiting;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that mean harm, and names that do. */
@ExtendWith(Running.class)
class HostileUploadsTest {

    private Running running;
    private Visitor writer;
    private String draft;

    @BeforeEach
    void somebody_writes(Running running) {
        this.running = running;
        writer = Visitor.member(running, Newcomer.make(running, "press"));
        draft = draft(writer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            innocent.png  | <svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>
            picture.jpg   | <!DOCTYPE html><script>alert(1)</script>
            notes.txt     |   <script>alert(1)</script>
            feed.xml      | <?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>
            42.zip        | PK\u0003\u0004 forty-two
            logo.svg      | <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>
            page.html     | <!DOCTYPE html><title>x</title><script>alert(1)</script>
            page.xhtml    | <html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>
            code.gif      | GIF89a/*\u0001\u0000*/=1;alert(1)//
            image.png     | \ufeff<html><body onload=alert(1)>
            run.sh        | #!/bin/sh\u0007 rm
            """)
    void what_could_run_is_only_saved(String name, String content) {
        var parcel = Parcel.text(name, content + "<!-- " + UUID.randomUUID() + " -->");
        var read = put(parcel);
        assertHeader("application/octet-stream", read, "Content-Type");
        assertTrue(header(read, "Content-Disposition").startsWith("attachment;"));
        assertHeader("nosniff", read, "X-Content-Type-Options");
        assertTrue(header(read, "Content-Security-Policy").contains("sandbox"));
    }

    @Test
    void a_picture_that_is_a_page_too_becomes_a_picture() {
        var polyglot = new Parcel("both.html", Drawn.and(Drawn.picture("gif", 20, 20), "<script>alert(1)</script>"));
        var read = put(polyglot);
        assertHeader("image/gif", read, "Content-Type");
        assertFalse(read.body().contains("script"));
    }

    @Test
    void a_photograph_that_is_a_page_too_becomes_a_photograph() {
        var polyglot = new Parcel("both.htm", Drawn.and(Drawn.picture("jpg", 20, 20), "<script>alert(1)</script>"));
        var read = put(polyglot);
        assertHeader("image/jpeg", read, "Content-Type");
        assertFalse(read.body().contains("script"));
    }

    @Test
    void a_paper_that_is_an_archive_too_stays_as_it_is_and_runs_nothing() {
        var paper = "%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
                + UUID.randomUUID() + "\ntrailer<</Root 1 0 R>>\n%%EOF\n";
        var polyglot =
                new Parcel("paper.zip", Drawn.and(paper.getBytes(StandardCharsets.UTF_8), "PK\u0003\u0004<script>"));
        var read = put(polyglot);
        assertTrue(List.of("application/pdf", "application/octet-stream").contains(header(read, "Content-Type")));
        assertHeader("nosniff", read, "X-Content-Type-Options");
        assertTrue(header(read, "Content-Security-Policy").contains("sandbox"));
        assertEquals(polyglot.content().length, read.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void an_archive_that_would_be_huge_is_never_opened() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("zeros-" + UUID.randomUUID()));
            for (var megabyte = 0; megabyte < 100; megabyte++) {
                zip.write(new byte[1 << 20]);
            }
        }
        var bomb = new Parcel("bomb.zip", packed.toByteArray());
        var before = bytes(running.data().resolve("media"));
        assertHeader("application/octet-stream", put(bomb), "Content-Type");
        assertEquals(before + bomb.content().length, bytes(running.data().resolve("media")));
    }

    @Test
    void what_the_browser_says_of_its_type_counts_for_nothing() {
        var said = Parcel.text("words.txt", "Just words. " + UUID.randomUUID());
        var read = put(said); // as image/png
        assertHeader("text/plain; charset=utf-8", read, "Content-Type");
    }

    @Test
    void what_begins_as_a_picture_and_is_none_is_only_saved() {
        var fake = new Parcel(
                "fake.png", Drawn.and(Arrays.copyOf(Drawn.picture("png", 9, 9), 40), "x" + UUID.randomUUID()));
        assertHeader("application/octet-stream", put(fake), "Content-Type");
    }

    @Test
    void a_pixel_bomb_is_refused_in_words() {
        var answer = new Parcel("bomb.png", Drawn.bomb(30_000, 30_000)).send(writer, draft);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("50 megapixels"));
    }

    @Test
    void nothing_at_all_is_refused_in_words() {
        var answer = new Parcel("empty.txt", new byte[0]).send(writer, draft);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("There is nothing in this file"));
        assertTrue(new Parcel("", new byte[0]).send(writer, draft).body().contains("No file was chosen"));
    }

    @ParameterizedTest
    @CsvSource({
        "../../../../etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "/etc/shadow, shadow",
        ".htaccess, htaccess",
        "..., file",
        "决议草案 ①.txt, 决议草案 ①.txt",
        "🕊️ peace.txt, 🕊️ peace.txt",
        "مرحبا.txt, مرحبا.txt",
        "harmless\u202egpj.exe, harmlessgpj.exe",
        "bell\u0007.txt, bell.txt",
    })
    void a_name_is_for_reading_only(String name, String shown) {
        var parcel = FilesTest.unique(name, "named");
        var json = new JsonObject(parcel.sendScripted(writer, draft).body());
        var path = json.getString("path");
        assertTrue(path.matches("/m/[0-9a-f]{64}/[a-z0-9.-]+"), path);
        var read = writer.get(path);
        var told = header(read, "Content-Disposition");
        var encoded = told.substring(told.indexOf("''") + 2);
        assertEquals(shown, java.net.URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    @Test
    void a_name_with_nul_is_harmless() {
        var answer = FilesTest.unique("a\0.png", "nul").send(writer, draft);
        assertTrue(answer.statusCode() == 303 || answer.statusCode() == 400, "it was " + answer.statusCode());
    }

    @Test
    void a_very_long_name_is_cut_before_its_ending() {
        var answer = FilesTest.unique("x".repeat(3_000) + ".txt", "long").sendScripted(writer, draft);
        assertTrue(new JsonObject(answer.body()).getString("path").endsWith("x.txt"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/m/../../conf/x",
                "/m/%2e%2e%2f%2e%2e/x",
                "/m/x/y",
                "/m/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/x",
                "/m/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/../../../etc/passwd",
                "/m/incoming/x",
            })
    void no_path_leads_out_of_the_folder(String path) throws IOException {
        assertTrue(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .contains(" 404 "));
    }

    @Test
    void one_byte_too_many_is_refused_before_it_is_read(@TempDir Path data) {
        var small = Running.start(data, "--files.limit=256KiB", "--files.per-account=400KiB");
        try {
            var kofi = Visitor.member(small, "kofi");
            var own = draft(kofi);
            assertEquals(
                    303,
                    new Parcel("most.bin", random(256 << 10)).send(kofi, own).statusCode());
            var over = new Parcel("over.bin", random((256 << 10) + 1)).send(kofi, own);
            assertEquals(413, over.statusCode());
            var far = new Parcel("far.bin", random(512 << 10)).send(kofi, own);
            assertEquals(413, far.statusCode());
            assertTrue(far.body().contains("256 KB"), far.body());
            var full = new Parcel("full.bin", random(250 << 10)).send(kofi, own);
            assertEquals(413, full.statusCode());
            assertTrue(full.body().contains("room of one account"), full.body());
            Waiting.until("nothing is left", () -> FilesTest.incoming(small).isEmpty());
        } finally {
            small.close();
        }
    }

    /** By the real limit, which is 100 MiB. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 104859000", "Transfer-Encoding: chunked"})
    void a_byte_more_than_a_hundred_megabytes_is_refused_and_not_kept(String length) throws IOException {
        var before = bytes(running.data().resolve("media"));
        try (var socket = new Socket(running.url().getHost(), running.url().getPort())) {
            var out = socket.getOutputStream();
            var token = writer.csrf("/about/");
            out.write((head(length) + "X-CSRF-Token: " + token + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            var begin = "------parcel\r\nContent-Disposition: form-data; name=\"file\"; filename=\"far.bin\"\r\n\r\n";
            var chunked = length.contains("chunked");
            write(out, begin.getBytes(StandardCharsets.ISO_8859_1), chunked);
            for (var sent = 0L; sent <= 100L << 20 && socket.getInputStream().available() == 0; sent += 1 << 16) {
                write(out, new byte[1 << 16], chunked);
            }
            var answer = new byte[12];
            assertEquals(12, socket.getInputStream().readNBytes(answer, 0, 12));
            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.ISO_8859_1));
        }
        Waiting.until("nothing is left", () -> FilesTest.incoming(running).isEmpty());
        assertEquals(before, bytes(running.data().resolve("media")));
    }

    @Test
    void what_breaks_off_leaves_nothing() throws IOException {
        var before = count(running.data().resolve("media"));
        var body = new Parcel("half.bin", random(3 << 20)).form(writer.csrf("/about/"));
        try (var socket = new Socket(running.url().getHost(), running.url().getPort())) {
            var head = head("Content-Length: " + body.length) + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body, 0, body.length / 2);
            socket.getOutputStream().flush();
            Waiting.until("it is coming", () -> !FilesTest.incoming(running).isEmpty());
        }
        Waiting.until("nothing is left", () -> FilesTest.incoming(running).isEmpty());
        assertEquals(before, count(running.data().resolve("media")));
    }

    @Test
    void a_form_that_is_no_form_is_refused() throws IOException {
        var path = "/files?draft=" + draft.replaceAll("\\D", "");
        for (var type :
                new String[] {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x"
                }) {
            var answer = writer.send(writer.request(path)
                    .header("Content-Type", type)
                    .header("X-CSRF-Token", writer.csrf("/about/"))
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("--y\r\nnothing of the kind")));
            assertEquals(400, answer.statusCode(), type);
        }
    }

    private java.net.http.HttpResponse<String> put(Parcel parcel) {
        var answer = parcel.sendScripted(writer, draft);
        assertEquals(201, answer.statusCode(), answer::body);
        return writer.get(new JsonObject(answer.body()).getString("path"));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(running.url().getHost(), running.url().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Of a form with a file, but for what comes behind its length. */
    private String head(String length) {
        return "POST /files?draft=" + draft.replaceAll("\\D", "")
                + " HTTP/1.1\r\nHost: localhost\r\nCookie: placard="
                + writer.cookie("placard").orElseThrow()
                + "\r\nContent-Type: multipart/form-data; boundary=----parcel\r\n" + length + "\r\n";
    }

    private static void write(OutputStream out, byte[] bytes, boolean chunked) throws IOException {
        if (chunked) {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write(bytes);
        if (chunked) {
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static String draft(Visitor visitor) {
        return visitor.post("/drafts/", "/drafts", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new java.util.Random().nextBytes(bytes);
        bytes[0] = 0;
        return bytes;
    }

    private static long count(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
