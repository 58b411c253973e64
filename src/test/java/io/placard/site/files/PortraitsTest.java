package io.placard.site.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of people: put up, shown, taken away; and what is none. */
@ExtendWith(Running.class)
class PortraitsTest {

    private static final Pattern DRAWING = Pattern.compile("/avatars/([0-9a-f]{32})-(64|128|256)\\.jpg");

    /** 60 x 20 pixels, the left half red, the right half blue. */
    private static final String WEBP = "UklGRioAAABXRUJQVlA4TB0AAAAvO8AEAA8Q87//8x8OCLONanb+VDO4d0T/oxrcAgA=";

    private Running running;
    private String name;
    private Visitor owner;

    @BeforeEach
    void somebody_comes_in(Running running) {
        this.running = running;
        name = Newcomer.make(running, "delegate");
        owner = Visitor.member(running, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void a_picture_is_cut_square_and_shown_to_everybody(String format) throws IOException {
        assertEquals(303, put(Drawn.picture(format, 900, 300)).statusCode());
        var profile = Visitor.guest(running).get("/people/" + name + "/").body();
        for (var size : Portrait.SIZES) {
            var drawn = drawing(picture(profile), size);
            assertEquals(size, drawn.getWidth());
            assertEquals(size, drawn.getHeight());
            assertTrue(red(drawn, 0.1) && blue(drawn, 0.9), "its middle is shown");
        }
    }

    @Test
    void a_webp_is_read_although_the_jdk_does_not() throws IOException {
        assertEquals(303, put(Base64.getDecoder().decode(WEBP)).statusCode());
        var drawn = drawing(picture(owner.get("/settings/").body()), 64);
        assertTrue(red(drawn, 0.1) && blue(drawn, 0.9));
    }

    @Test
    void it_stands_as_it_was_held_and_tells_no_place() throws IOException {
        assertEquals(303, put(Drawn.held(Drawn.picture("jpeg", 200, 200), 3)).statusCode());
        var picture = picture(owner.get("/settings/").body());
        var drawn = drawing(picture, 128);
        assertTrue(blue(drawn, 0.1) && red(drawn, 0.9), "it is turned round");
        assertFalse(new String(bytes(picture, 128), StandardCharsets.ISO_8859_1).contains("GPS"));
    }

    @Test
    void any_cache_may_keep_it_and_it_runs_nothing() {
        put(Drawn.picture("png", 80, 80));
        var path = "/avatars/" + picture(owner.get("/settings/").body()) + "-64.jpg";
        var headers = Visitor.guest(running).get(path).headers();
        assertEquals("image/jpeg", headers.firstValue("Content-Type").orElseThrow());
        assertTrue(headers.firstValue("Cache-Control").orElseThrow().contains("immutable"));
        assertTrue(headers.firstValue("Content-Security-Policy").orElseThrow().contains("sandbox"));
        assertTrue(headers.allValues("Set-Cookie").isEmpty());
    }

    @Test
    void a_new_picture_takes_the_place_of_the_old_one_which_is_gone() {
        put(Drawn.picture("png", 80, 80));
        var old = picture(owner.get("/settings/").body());
        put(Drawn.picture("png", 90, 90));
        var now = picture(owner.get("/settings/").body());
        assertFalse(now.equals(old));
        assertEquals(200, status(now));
        assertEquals(404, status(old));
    }

    @Test
    void its_owner_takes_it_away_and_has_letters_again() {
        put(Drawn.picture("png", 80, 80));
        var picture = picture(owner.get("/settings/").body());
        assertEquals(200, status(picture));
        assertEquals(
                303,
                owner.post("/settings/", "/settings/picture/deletion", Map.of()).statusCode());
        assertEquals(404, status(picture));
        assertFalse(DRAWING.matcher(owner.get("/settings/").body()).find());
    }

    @Test
    void staff_take_it_away_and_the_audit_log_tells() {
        put(Drawn.picture("png", 80, 80));
        var picture = picture(owner.get("/settings/").body());
        var page = "/admin/accounts/" + Newcomer.id(running, name) + "/";
        var kofi = Visitor.member(running, "kofi");
        assertEquals(
                403, kofi.post("/about/", page + "picture/deletion", Map.of()).statusCode());
        assertEquals(200, status(picture));
        var ada = Visitor.member(running, "ada");
        assertEquals(303, ada.post(page, page + "picture/deletion", Map.of()).statusCode());
        assertEquals(404, status(picture));
        var line = Pattern.compile("removed the picture of\\s+<a [^>]*href=\"" + page + "\"");
        assertTrue(line.matcher(ada.get("/admin/audit/").body()).find());
    }

    @Test
    void it_stands_beside_what_its_owner_writes() {
        put(Drawn.picture("png", 80, 80));
        var picture = picture(owner.get("/settings/").body());
        var words = "Seen beside a picture " + name;
        assertEquals(
                303,
                owner.post("/articles/1/", "/articles/1/comments", Map.of("body", words, "ref", name))
                        .statusCode());
        var drawing = "/avatars/" + picture + "-64.jpg";
        assertTrue(Visitor.guest(running).get("/articles/1/").body().contains(drawing));
        var lists = Visitor.member(running, "vera").get("/admin/comments/?author=" + name);
        assertTrue(lists.body().contains(drawing), "and in the lists of staff");
        var found = Visitor.guest(running).get("/search/?q=" + name);
        assertTrue(found.body().contains(drawing), "and where they are found");
    }

    @Test
    void programs_are_told_of_it() {
        var program = Program.guest(running);
        assertNull(program.get("/people/" + name).json().getString("picture"));
        put(Drawn.picture("png", 80, 80));
        var told = program.get("/people/" + name).json();
        var picture = picture(owner.get("/settings/").body());
        assertEquals("/avatars/" + picture + "-256.jpg", told.getString("picture"));
        assertEquals(200, status(picture));
        assertEquals("/avatars/" + picture + "-128.jpg", told.getString("avatar"));
    }

    @Test
    void it_stays_where_somebody_else_who_has_the_same_one_takes_it_away() {
        var same = Drawn.picture("png", 80, 80);
        put(same);
        var picture = picture(owner.get("/settings/").body());
        var other = Visitor.member(running, Newcomer.make(running, "press"));
        new Parcel("me.png", same).post(other, "/settings/picture", other.csrf("/about/"));
        assertEquals(picture, picture(other.get("/settings/").body()));
        other.post("/settings/", "/settings/picture/deletion", Map.of());
        assertFalse(DRAWING.matcher(other.get("/settings/").body()).find());
        assertEquals(200, status(picture));
    }

    @Test
    void what_is_no_picture_is_refused_in_words() {
        refused("This is no picture", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8));
        refused("This is no picture", Arrays.copyOf(Drawn.picture("png", 90, 90), 60));
        refused("This is no picture", Arrays.copyOf(Base64.getDecoder().decode(WEBP), 30));
        refused("too many pixels", Drawn.bomb(30_000, 30_000));
        refused("No picture was chosen", "", new byte[0]);
        refused("This file is empty", new byte[0]);
    }

    @Test
    void one_that_is_too_large_is_refused_before_it_is_read() {
        var answer = put(new byte[(int) Portrait.MOST_BYTES + (1 << 20)]);
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("more than 16 MB"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "webp"})
    void broken_pictures_are_refused_or_drawn(String format) {
        var random = new Random(11);
        var whole = format.equals("webp") ? Base64.getDecoder().decode(WEBP) : Drawn.picture(format, 50, 50);
        for (var round = 0; round < 6; round++) {
            var bent = whole.clone();
            for (var i = 0; i < 3; i++) {
                bent[12 + random.nextInt(bent.length - 12)] = (byte) random.nextInt();
            }
            var status = put(bent).statusCode();
            assertTrue(status == 303 || status == 422, format + " " + status);
        }
    }

    @Test
    void a_guest_puts_up_nothing() {
        var guest = Visitor.guest(running);
        var answer = new Parcel("me.png", Drawn.picture("png", 9, 9))
                .post(guest, "/settings/picture", guest.csrf("/about/"));
        assertEquals(401, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000000000000000-64.jpg", "1-64.jpg", "x.jpg", "..%2f..%2fx-64.jpg"})
    void what_is_no_name_has_no_picture(String file) {
        assertEquals(404, Visitor.guest(running).get("/avatars/" + file).statusCode());
    }

    private void refused(String words, byte[] content) {
        refused(words, "me.png", content);
    }

    private void refused(String words, String file, byte[] content) {
        var answer = put(file, content);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains(words), answer.body());
        assertFalse(DRAWING.matcher(owner.get("/settings/").body()).find());
    }

    private HttpResponse<String> put(byte[] content) {
        return put("me.png", content);
    }

    private HttpResponse<String> put(String file, byte[] content) {
        return new Parcel(file, content).post(owner, "/settings/picture", owner.csrf("/about/"));
    }

    private static String picture(String page) {
        var found = DRAWING.matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }

    private int status(String picture) {
        return Visitor.guest(running).get("/avatars/" + picture + "-256.jpg").statusCode();
    }

    private BufferedImage drawing(String picture, int size) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes(picture, size)));
    }

    private byte[] bytes(String picture, int size) throws IOException {
        try (var in = running.url()
                .resolve("/avatars/" + picture + "-" + size + ".jpg")
                .toURL()
                .openStream()) {
            return in.readAllBytes();
        }
    }

    private static boolean red(BufferedImage picture, double across) {
        var colour = colour(picture, across);
        return (colour >> 16 & 0xff) > 180 && (colour & 0xff) < 90;
    }

    private static boolean blue(BufferedImage picture, double across) {
        var colour = colour(picture, across);
        return (colour & 0xff) > 180 && (colour >> 16 & 0xff) < 90;
    }

    private static int colour(BufferedImage picture, double across) {
        return picture.getRGB((int) (picture.getWidth() * across), picture.getHeight() / 4);
    }
}
