package io.placard.site.conference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conference as staff set it and everybody's pages show it. */
@ExtendWith(Running.class)
class ConferenceSettingsTest {

    private static final String PATH = "/admin/conference/";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern LOGO = Pattern.compile("class=\"brand-logo\" src=\"([^\"]+)\"");
    private static final Pattern ICON = Pattern.compile("rel=\"icon\" href=\"([^\"]+)\"");
    private static final Pattern STYLE = Pattern.compile("href=\"(/look/[^\"]+\\.css)\"");

    private Running running;
    private Visitor secretary;

    @BeforeEach
    void enter(Running given) {
        running = given;
        secretary = Visitor.member(running, Newcomer.make(running, "secretariat"));
    }

    @AfterEach
    void everything_is_as_it_was() {
        sql("UPDATE conference SET english = 'Eastern Harbour Model United Nations 2026', chinese = '东港模拟联合国大会 2026',"
                + " accent = NULL, logo = NULL, begins = NULL, ends = NULL, place_english = '', place_chinese = '',"
                + " contact = '', home_english = '', home_english_html = '', zone = 'Asia/Shanghai'");
        running.raiseEdition();
    }

    @Test
    void what_is_set_stands_on_every_page_at_once() {
        var guest = Visitor.guest(running);
        var before = guest.get("/").body();
        assertTrue(before.contains("Eastern Harbour"), before);
        var typed = fields();
        typed.put("name-english", "Harbour <MUN>");
        typed.put("begins", "2026-11-26");
        typed.put("ends", "2026-11-29");
        typed.put("place-english", "Pier 7");
        typed.put("contact", "office@mun.example");
        typed.put("home-english", "**Welcome** <script>alert(1)</script>");
        assertEquals(303, save(typed).statusCode());
        var home = english(guest, "/");
        assertTrue(home.contains("Harbour &lt;MUN&gt;"), home);
        assertTrue(
                home.contains("26–29 November 2026 · Pier 7")
                        || home.contains("26\u2009–\u200929 November 2026 · Pier 7"),
                home);
        assertTrue(home.contains("<strong>Welcome</strong>") && !home.contains("<script>alert"), home);
        assertTrue(home.contains("mailto:office&#64;mun.example") || home.contains("mailto:office@mun.example"), home);
        assertFalse(english(guest, "/?before=1").contains("<strong>Welcome"), "older pages are for news");
        assertTrue(english(guest, "/sign-in").contains("Harbour &lt;MUN&gt;"));
    }

    @Test
    void a_colour_is_served_as_tokens_by_an_address_that_changes_with_it() {
        var typed = fields();
        typed.put("own-accent", "true");
        typed.put("accent", "#6B1D3A");
        assertEquals(303, save(typed).statusCode());
        var settings = english(secretary, PATH);
        assertTrue(settings.contains(": 1 by day") && settings.contains(": 1 by night"), settings);
        var home = english(Visitor.guest(running), "/");
        assertTrue(home.contains("content=\"#6b1d3a\""), "the browser's own bar has it too");
        var style = Visitor.guest(running).get(Visitor.find(STYLE, home));
        assertEquals(200, style.statusCode());
        assertTrue(style.body().contains("--act: #6b1d3a;"), style.body());
        assertTrue(style.body().contains("prefers-color-scheme: dark"));
        assertTrue(style.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        assertTrue(style.headers().firstValue("Content-Type").orElse("").startsWith("text/css"));
        assertEquals(404, Visitor.guest(running).get("/look/1-ffff00.css").statusCode());
        assertEquals(404, Visitor.guest(running).get("/look/nothing").statusCode());
    }

    @Test
    void a_colour_that_cannot_be_read_is_refused_with_its_contrast() {
        var typed = fields();
        typed.put("own-accent", "true");
        typed.put("accent", "#ffff00");
        var refused = save(typed);
        assertEquals(422, refused.statusCode());
        assertTrue(
                refused.body().contains("its least contrast is 0.9 : 1")
                        || refused.body().contains("its least contrast is 1.0 : 1"),
                refused.body());
        assertTrue(refused.body().contains("value=\"#ffff00\""), "what was typed stays");
        typed.remove("own-accent");
        assertEquals(303, save(typed).statusCode(), "without the tick it does not count");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "name-english,''",
                "name-chinese,' '",
                "begins,2026-02-30",
                "ends,2026-11-25",
                "ends,2036-11-29",
                "zone,Mars/Olympus",
                "contact,javascript:alert(1)",
                "contact,office@mun.example?bcc=eve@mun.example",
                "accent,#12345",
            })
    void what_does_not_fit_is_refused_and_stays_to_be_mended(String field, String value) {
        var typed = fields();
        typed.put("begins", "2026-11-26");
        typed.put("ends", "2026-11-29");
        typed.put("own-accent", "true");
        typed.put("accent", "#173f7d");
        typed.put("place-english", "Kept here");
        var good = new HashMap<>(typed);
        typed.put(field, value);
        var refused = save(typed);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("field-error") && refused.body().contains("Kept here"), refused.body());
        assertEquals(303, save(good).statusCode(), "it was for that field alone");
    }

    @Test
    void absurd_input_is_refused_clearly() {
        for (var absurd : new String[] {"x".repeat(121), "a\0b", "two\nlines"}) {
            var typed = fields();
            typed.put("name-english", absurd);
            assertEquals(422, save(typed).statusCode(), absurd);
        }
        var typed = fields();
        typed.put("home-english", "x".repeat(4_001));
        assertEquals(422, save(typed).statusCode());
    }

    @Test
    void of_two_who_edit_at_once_the_second_is_told_and_may_save_over_it() {
        var typed = fields();
        typed.put("place-english", "First");
        var late = new HashMap<>(typed);
        late.put("place-english", "Second");
        assertEquals(303, save(typed).statusCode());
        var told = save(late);
        assertEquals(409, told.statusCode());
        assertTrue(told.body().contains("Second") && told.body().contains("Somebody else"), told.body());
        late.put("version", Visitor.find(VERSION, told.body()));
        assertEquals(303, save(late).statusCode());
    }

    @Test
    void each_change_is_in_the_audit_log_with_what_it_was_before() {
        var typed = fields();
        typed.put("place-english", "Pier 7");
        save(typed);
        typed = fields();
        typed.put("place-english", "Pier 8");
        save(typed);
        save(fields());
        var log = english(secretary, "/admin/audit/");
        assertTrue(log.contains("<del>Pier 7</del>") && log.contains("<span>Pier 8</span>"), log);
    }

    @Test
    void a_logo_is_drawn_anew_and_stands_on_every_page_and_tab() throws IOException {
        var answer = putUp("logo.jpg", picture("jpg", 900, 300));
        assertEquals(303, answer.statusCode(), answer.body());
        var home = english(Visitor.guest(running), "/");
        var logo = bytes(Visitor.find(LOGO, home));
        assertEquals(384, ImageIO.read(new ByteArrayInputStream(logo)).getWidth());
        var icon = ImageIO.read(new ByteArrayInputStream(bytes(Visitor.find(ICON, home))));
        assertEquals(180, icon.getWidth());
        assertEquals(180, icon.getHeight());
        assertEquals(0, icon.getRGB(90, 5) >>> 24, "what is wider than high stands in a see-through square");
        assertEquals(
                303,
                secretary.post(PATH, "/admin/conference/logo/removal", Map.of()).statusCode());
        assertFalse(LOGO.matcher(english(Visitor.guest(running), "/")).find());
        assertTrue(english(secretary, "/admin/audit/").contains("removed the logo of"));
    }

    @Test
    void what_is_see_through_in_a_logo_stays_so() throws IOException {
        var clear = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(90, 30, BufferedImage.TYPE_INT_ARGB), "png", clear);
        assertEquals(303, putUp("logo.png", clear.toByteArray()).statusCode());
        var logo = bytes(Visitor.find(LOGO, english(Visitor.guest(running), "/")));
        assertEquals(0, ImageIO.read(new ByteArrayInputStream(logo)).getRGB(45, 15) >>> 24);
    }

    @Test
    void a_logo_may_be_a_webp() throws IOException {
        var webp = "UklGRioAAABXRUJQVlA4TB0AAAAvO8AEAA8Q87//8x8OCLONanb+VDO4d0T/oxrcAgA=";
        assertEquals(303, putUp("logo.webp", Base64.getDecoder().decode(webp)).statusCode());
        var logo = bytes(Visitor.find(LOGO, english(Visitor.guest(running), "/")));
        assertEquals(60, ImageIO.read(new ByteArrayInputStream(logo)).getWidth());
    }

    @Test
    void what_is_no_picture_is_refused_whatever_it_is_called() {
        for (var content : new byte[][] {"<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8), {}, {1, 2, 3}}) {
            var refused = putUp("logo.png", content);
            assertEquals(422, refused.statusCode());
            assertTrue(refused.body().contains("field-error"), refused.body());
        }
        assertEquals(413, putUp("large.png", new byte[3 << 20]).statusCode());
        assertFalse(LOGO.matcher(english(Visitor.guest(running), "/")).find());
    }

    @ParameterizedTest
    @CsvSource({"verifier", "chair", "delegate"})
    void others_may_not_configure_it(String role) {
        var other = Visitor.member(running, Newcomer.make(running, role));
        assertEquals(403, other.get(PATH).statusCode());
        assertEquals(403, other.post("/", "/admin/conference", fields()).statusCode());
        assertEquals(
                403, other.post("/", "/admin/conference/logo/removal", Map.of()).statusCode());
        assertFalse(english(other, "/clock/").contains("href=\"/admin/conference/\""), "nor are they led there");
        assertTrue(english(secretary, "/clock/").contains("href=\"/admin/conference/\""));
    }

    @Test
    void who_lost_the_role_a_moment_ago_cannot_save() {
        var name = Newcomer.make(running, "secretariat");
        var former = Visitor.member(running, name);
        var typed = fields();
        var token = former.csrf(PATH);
        sql("UPDATE account SET role = 'delegate' WHERE username = '" + name + "'");
        typed.put("_csrf", token);
        assertEquals(403, former.postForm("/admin/conference", typed).statusCode());
    }

    private Map<String, String> fields() {
        var fields = new HashMap<String, String>();
        fields.put("version", Visitor.find(VERSION, secretary.get(PATH).body()));
        fields.put("name-english", "Harbour MUN");
        fields.put("name-chinese", "东港模联");
        fields.put("zone", "Asia/Shanghai");
        return fields;
    }

    private HttpResponse<String> save(Map<String, String> fields) {
        return secretary.post(PATH, "/admin/conference", fields);
    }

    private HttpResponse<String> putUp(String name, byte[] content) {
        var boundary = "----logo";
        var out = new ByteArrayOutputStream();
        out.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                        + secretary.csrf(PATH) + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return secretary.send(secretary
                .request("/admin/conference/logo")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(out.toByteArray())));
    }

    private byte[] bytes(String path) throws IOException {
        try (var stream = running.url().resolve(path).toURL().openStream()) {
            return stream.readAllBytes();
        }
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static String english(Visitor visitor, String path) {
        return visitor.send(visitor.request(path).header("Accept-Language", "en"))
                .body();
    }

    private void sql(String statement) {
        running.database()
                .query(statement)
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
