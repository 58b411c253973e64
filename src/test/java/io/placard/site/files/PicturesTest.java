package io.placard.site.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a picture before it is stored. */
class PicturesTest {

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void what_is_no_picture_is_taken_out_and_the_pixels_stay(String format) throws IOException {
        var file = Drawn.picture(format, 64, 40);
        var stripped = Stripped.of("image/" + format, Drawn.and(file, "<script>alert(1)</script>"))
                .orElseThrow();
        assertEquals(64, stripped.width());
        assertEquals(40, stripped.height());
        assertFalse(latin(stripped.bytes()).contains("script"));
        assertArrayEquals(pixels(read(file)), pixels(read(stripped.bytes())));
    }

    @Test
    void where_a_picture_was_taken_is_not_told() {
        var stripped = Stripped.of("image/jpeg", Drawn.held(Drawn.picture("jpeg", 60, 40), 6))
                .orElseThrow();
        assertFalse(latin(stripped.bytes()).contains("GPS"));
        assertEquals(6, stripped.orientation());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 400, 300, left",
        "2, 400, 300, right",
        "3, 400, 300, right",
        "6, 300, 400, top",
        "8, 300, 400, bottom"
    })
    void a_picture_stands_as_it_was_meant(int orientation, int width, int height, String red) throws IOException {
        var held = Drawn.held(Drawn.picture("jpeg", 400, 300), orientation);
        var picture = Picture.of("image/jpeg", Stripped.of("image/jpeg", held).orElseThrow());
        assertEquals(width, picture.width());
        assertEquals(height, picture.height());
        var shown = read(picture.bytes());
        assertEquals(width, shown.getWidth());
        var at =
                switch (red) {
                    case "left" -> new int[] {10, height / 2};
                    case "right" -> new int[] {width - 10, height / 2};
                    case "top" -> new int[] {width / 2, 10};
                    default -> new int[] {width / 2, height - 10};
                };
        var colour = new Color(shown.getRGB(at[0], at[1]));
        assertTrue(colour.getRed() > 200 && colour.getBlue() < 60, red + " is " + colour);
    }

    @Test
    void smaller_copies_are_made_of_larger_pictures_only() throws IOException {
        var large = Picture.of(
                "image/png",
                Stripped.of("image/png", Drawn.picture("png", 2000, 1000)).orElseThrow());
        assertEquals(960, read(large.thumbnails().get(Picture.MEDIUM)).getWidth());
        assertEquals(160, read(large.thumbnails().get(Picture.SMALL)).getHeight());
        var small = Picture.of(
                "image/gif",
                Stripped.of("image/gif", Drawn.picture("gif", 300, 100)).orElseThrow());
        assertTrue(small.thumbnails().isEmpty());
    }

    @Test
    void a_picture_that_says_it_is_huge_is_known_before_it_is_drawn() {
        assertTrue(Picture.tooLarge(
                Stripped.of("image/png", Drawn.bomb(20_000, 20_000)).orElseThrow()));
        assertTrue(Stripped.of("image/png", Drawn.bomb(0, 5)).isEmpty());
        assertTrue(Stripped.of("image/png", Drawn.bomb(-1, 5)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "webp"})
    void broken_pictures_are_none_or_harmless(String format) {
        var random = new Random(7);
        var whole = format.equals("webp")
                ? Drawn.and("RIFF".getBytes(StandardCharsets.ISO_8859_1), "\u0000\u0000\u0000\u0000WEBPVP8L")
                : Drawn.picture(format, 50, 50);
        for (var cut = 0; cut < Math.min(400, whole.length); cut++) {
            Stripped.of("image/" + format, Arrays.copyOf(whole, cut));
            var bent = whole.clone();
            for (var i = 0; i < 4; i++) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt();
            }
            Stripped.of("image/" + format, bent)
                    .filter(one -> !Picture.tooLarge(one) && (long) one.width() * one.height() < 1_000_000)
                    .ifPresent(one -> Picture.of("image/" + format, one));
        }
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
