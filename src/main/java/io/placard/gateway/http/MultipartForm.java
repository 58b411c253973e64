package io.placard.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Reads a form with one file in it as its bytes come: the fields are kept, the file is passed on piece by piece and never
 * held. Netty's decoder leaves a stray CR in a field whose end comes in two pieces. On one event loop.
 */
final class MultipartForm {

    private static final int LONGEST_FIELD = 16_384;
    private static final int LONGEST_HEAD = 8_192;
    private static final int MOST_PARTS = 16;
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"\\s][^\"]{0,69})\"|([^\";\\s]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(
            "^content-disposition:[^\\r\\n]*?;\\s*name=\"([^\"\\r\\n]*)\"",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern FILE_NAME = Pattern.compile(
            "^content-disposition:[^\\r\\n]*?;\\s*filename=\"([^\"\\r\\n]*)\"",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private enum State {
        BEFORE,
        BORDER,
        HEAD,
        FIELD,
        FILE,
        END
    }

    private final byte[] delimiter;
    private final Consumer<Map<String, String>> begins;
    private final Consumer<byte[]> pieces;
    private final Map<String, String> fields = new HashMap<>();
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private Optional<String> fileName = Optional.empty();
    private String field = "";
    private State state = State.BEFORE;
    private int parts;
    /** What has come and cannot be told yet; the first border has no line before it, but may be read so. */
    private byte[] rest = ascii("\r\n");

    /**
     * @param type the request's Content-Type
     * @param begins is told of the fields before the file, and may throw to have none of it
     * @param pieces takes the file's bytes in their order
     * @throws UploadRefused when this is no such form
     */
    MultipartForm(String type, Consumer<Map<String, String>> begins, Consumer<byte[]> pieces) {
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            throw new UploadRefused(400, "no boundary");
        }
        this.delimiter = ascii("\r\n--" + (boundary.group(1) != null ? boundary.group(1) : boundary.group(2)));
        this.begins = begins;
        this.pieces = pieces;
    }

    /** Takes the next bytes of the body. */
    void read(Buffer bytes) {
        var more = bytes.getBytes();
        var all = Arrays.copyOf(rest, rest.length + more.length);
        System.arraycopy(more, 0, all, rest.length, more.length);
        rest = all;
        while (step()) {
            // as far as it can be told
        }
    }

    /** The body has ended; its fields. */
    Map<String, String> end() {
        if (state != State.END || fileName.isEmpty()) {
            throw new UploadRefused(400, "no whole file");
        }
        return Map.copyOf(fields);
    }

    /** As the browser gave it. */
    String fileName() {
        return fileName.orElseThrow();
    }

    /** Whether something was told, and more may be. */
    private boolean step() {
        return switch (state) {
            case BEFORE, FIELD, FILE -> content();
            case BORDER -> border();
            case HEAD -> head();
            case END -> false;
        };
    }

    /** Content, up to the next border, or up to where one may have begun. */
    private boolean content() {
        var at = indexOf(rest, delimiter);
        take(at >= 0 ? at : Math.max(0, rest.length - delimiter.length + 1));
        if (at < 0) {
            return false;
        }
        if (state == State.FIELD) {
            fields.put(field, value.toString(StandardCharsets.UTF_8));
        }
        skip(delimiter.length);
        state = State.BORDER;
        return true;
    }

    private void take(int count) {
        if (state == State.FIELD) {
            value.write(rest, 0, count);
            require(value.size() <= LONGEST_FIELD, "a long field");
        } else if (state == State.FILE && count > 0) {
            pieces.accept(Arrays.copyOf(rest, count));
        }
        skip(count);
    }

    private boolean border() {
        if (rest.length < 2) {
            return false;
        }
        var last = rest[0] == '-' && rest[1] == '-';
        require(last || rest[0] == '\r' && rest[1] == '\n', "no border");
        // the line's end stays: a head that is empty ends with it
        state = last ? State.END : State.HEAD;
        return !last;
    }

    private boolean head() {
        var end = indexOf(rest, HEAD_END);
        require((end < 0 ? rest.length : end) <= LONGEST_HEAD && parts < MOST_PARTS, "a long head, or many parts");
        if (end < 0) {
            return false;
        }
        parts++;
        var head = new String(rest, 0, end, StandardCharsets.UTF_8);
        skip(end + HEAD_END.length);
        var name = NAME.matcher(head);
        require(name.find(), "a part without a name");
        var file = FILE_NAME.matcher(head);
        if (file.find()) {
            beginFile(file.group(1));
        } else {
            field = name.group(1);
            value.reset();
            state = State.FIELD;
        }
        // content that is empty has its border at once, and that begins with the line's end
        return true;
    }

    private void beginFile(String name) {
        require(fileName.isEmpty(), "a second file");
        begins.accept(Map.copyOf(fields));
        fileName = Optional.of(name);
        state = State.FILE;
    }

    private void skip(int count) {
        rest = Arrays.copyOfRange(rest, count, rest.length);
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new UploadRefused(400, otherwise);
        }
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        for (var at = 0; at <= bytes.length - sought.length; at++) {
            if (bytes[at] == sought[0] && Arrays.equals(bytes, at, at + sought.length, sought, 0, sought.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
