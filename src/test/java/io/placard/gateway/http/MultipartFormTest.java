package io.placard.gateway.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A form with a file, in whatever pieces it comes. */
class MultipartFormTest {

    private static final String BOUNDARY = "----parcel";

    @Test
    void fields_and_file_are_whole_in_whatever_pieces_they_come() {
        var random = new Random(11);
        for (var token : List.of(
                "plain",
                "-begins",
                "--begins",
                "",
                "\r",
                "\r\n-",
                "ends-",
                "ends--",
                "in--side",
                "_x",
                "----parcel",
                "a=b;c")) {
            for (var size : new int[] {1, 2, 3, 7, 40, 1 << 20}) {
                var content = new byte[random.nextInt(300)];
                random.nextBytes(content);
                read(token, content, size);
            }
        }
    }

    private static void read(String token, byte[] content, int size) {
        var body = body(token, content);
        var before = new HashMap<String, String>();
        var file = new ByteArrayOutputStream();
        var form = new MultipartForm("multipart/form-data; boundary=" + BOUNDARY, before::putAll, file::writeBytes);
        for (var at = 0; at < body.length; at += size) {
            form.read(Buffer.buffer(Arrays.copyOfRange(body, at, Math.min(body.length, at + size))));
        }
        var after = form.end();
        assertEquals(Map.of("_csrf", token), before, token + " in pieces of " + size);
        assertEquals(before, after);
        assertArrayEquals(content, file.toByteArray(), token + " in pieces of " + size);
    }

    private static byte[] body(String token, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                        + "\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(content);
        out.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
