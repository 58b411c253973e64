package io.placard.site.page;

import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A page as UTF-8 in one array. jte's own output keeps a list of all pieces and joins them at the end, which for a page of
 * many small pieces took a fifth of the drawing. Used by one thread.
 */
final class Utf8Output implements TemplateOutput {

    private static final int ASCII_END = 0x80;

    private byte[] bytes;
    private int length;

    /** @param guess how many bytes there will be; it is a guess */
    Utf8Output(int guess) {
        this.bytes = new byte[guess];
    }

    @Override
    public void writeContent(String text) {
        writeContent(text, 0, text.length());
    }

    @Override
    public void writeContent(String text, int begin, int end) {
        reserve(end - begin);
        for (var i = begin; i < end; i++) {
            var letter = text.charAt(i);
            if (letter >= ASCII_END) {
                writeBinaryContent(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[length++] = (byte) letter;
        }
    }

    @Override
    public void writeBinaryContent(byte[] content) {
        reserve(content.length);
        System.arraycopy(content, 0, bytes, length, content.length);
        length += content.length;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
