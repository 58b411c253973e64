package io.placard.site.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells text that can only be read from markup and from what is no text. */
final class PlainText {

    private static final Pattern MARKUP = Pattern.compile(
            "\\A\\s*(<\\?xml|<!doctype|<!--|<(html|head|body|script|svg|iframe|style|title|div|a|p|b|br|table|img|object|embed)\\b)");

    private PlainText() {}

    /** Whether a content that begins with these bytes is; markup could run, whatever it is called. */
    static boolean is(byte[] head) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(wholeLetters(head)))
                    .toString()
                    .replace("\ufeff", "");
            return !text.isEmpty()
                    && text.chars().noneMatch(PlainText::isControl)
                    && !MARKUP.matcher(text.toLowerCase(Locale.ROOT)).find();
        } catch (CharacterCodingException binary) {
            return false;
        }
    }

    /** Without the letter that the end may have cut. */
    private static byte[] wholeLetters(byte[] head) {
        if (head.length < FileType.HEAD) {
            return head;
        }
        var end = head.length;
        while (end > head.length - 4 && (head[end - 1] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(head, end - 1);
    }

    private static boolean isControl(int letter) {
        return letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t' && letter != '\f';
    }
}
