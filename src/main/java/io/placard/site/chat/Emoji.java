package io.placard.site.chat;

import java.util.Optional;
import java.util.regex.Pattern;

/** What is one emoji to its readers, however many letters it is written with. */
final class Emoji {

    private static final int LONGEST = 32;
    private static final int JOINER = 0x200D;
    private static final int AS_PICTURE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int FIRST_FLAG_LETTER = 0x1F1E6;
    private static final int LAST_FLAG_LETTER = 0x1F1FF;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007F;
    private static final Pattern ONE = Pattern.compile("\\X");

    private Emoji() {}

    /** The emoji that a text is, always spelled the same; empty: it is none, or more than one. */
    static Optional<String> of(String text) {
        var emoji = text.strip();
        if (emoji.isEmpty()
                || emoji.length() > LONGEST
                || !ONE.matcher(emoji).matches()
                || !emoji.codePoints().allMatch(Emoji::isPart)) {
            return Optional.empty();
        }
        var first = emoji.codePointAt(0);
        if (isFlagLetter(first)) {
            return emoji.codePointCount(0, emoji.length()) == 2 ? Optional.of(emoji) : Optional.empty();
        }
        if (first < 0x80) {
            // a digit is drawn as an emoji only with a key around it
            return emoji.indexOf(KEYCAP) > 0 ? Optional.of(emoji) : Optional.empty();
        }
        if (!Character.isEmoji(first)) {
            return Optional.empty();
        }
        var alone = emoji.length() == Character.charCount(first);
        return Optional.of(alone && !Character.isEmojiPresentation(first) ? emoji + (char) AS_PICTURE : emoji);
    }

    private static boolean isPart(int letter) {
        return letter == JOINER
                || letter == AS_PICTURE
                || letter == KEYCAP
                || letter >= FIRST_TAG && letter <= LAST_TAG
                || Character.isEmoji(letter)
                || Character.isEmojiModifier(letter)
                || Character.isEmojiComponent(letter);
    }

    private static boolean isFlagLetter(int letter) {
        return letter >= FIRST_FLAG_LETTER && letter <= LAST_FLAG_LETTER;
    }
}
