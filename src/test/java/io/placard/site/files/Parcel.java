package io.placard.site.files;

import io.placard.Visitor;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file that somebody puts up by a form.
 *
 * @param name as the browser says it, and maybe not as it should
 * @param fields that come before it
 */
record Parcel(String name, byte[] content, Map<String, String> fields) {

    private static final String BOUNDARY = "----parcel";

    Parcel(String name, byte[] content) {
        this(name, content, Map.of());
    }

    /** The same among these fields. */
    Parcel with(Map<String, String> others) {
        return new Parcel(name, content, others);
    }

    static Parcel text(String name, String content) {
        return new Parcel(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts it up in a draft, by the form alone. */
    HttpResponse<String> send(Visitor visitor, String draft) {
        return post(visitor, "/files?draft=" + draft.replaceAll("\\D", ""), visitor.csrf("/about/"));
    }

    /** The same, as a script does. */
    HttpResponse<String> sendScripted(Visitor visitor, String draft) {
        return post(
                visitor,
                "/files?draft=" + draft.replaceAll("\\D", ""),
                visitor.csrf("/about/"),
                "Accept",
                "application/json");
    }

    HttpResponse<String> post(Visitor visitor, String path, String csrf, String... headers) {
        var request = visitor.request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form(csrf)));
        return visitor.send(headers.length == 0 ? request : request.headers(headers));
    }

    byte[] form(String csrf) {
        var out = new ByteArrayOutputStream();
        if (!csrf.isEmpty()) {
            write(out, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf + "\r\n");
        }
        fields.forEach((field, value) -> write(
                out,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value
                        + "\r\n"));
        write(
                out,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/png\r\n\r\n");
        out.writeBytes(content);
        write(out, "\r\n--" + BOUNDARY + "--\r\n");
        return out.toByteArray();
    }

    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
