package io.placard.site.accounts;

import io.placard.site.page.Person;
import java.text.Normalizer;
import java.util.Optional;

/** What others call somebody, in any script. The database holds two that look alike for one. */
public record Nickname(String text) {

    private static final int LONGEST = 40;
    private static final int JOINER = 0x200D;

    /** As it was typed, without what surrounds it. */
    public static Nickname of(String typed) {
        return new Nickname(Normalizer.normalize(typed.strip(), Normalizer.Form.NFC));
    }

    /** What is wrong with it, as a message key. */
    public Optional<String> error() {
        var length = text.codePointCount(0, text.length());
        var good = length >= 1
                && length <= LONGEST
                && visible()
                && !Person.isFormer(Normalizer.normalize(text, Normalizer.Form.NFKC))
                && text.codePoints().allMatch(this::fits);
        return good ? Optional.empty() : Optional.of("accounts.error.nickname");
    }

    private boolean visible() {
        return text.codePoints()
                .anyMatch(letter -> Character.isLetterOrDigit(letter)
                        || Character.getType(letter) == Character.OTHER_SYMBOL
                        || Character.isEmoji(letter));
    }

    /** What cannot be seen could make two names look like one, or turn the line around; emoji are joined by one of these. */
    private boolean fits(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> letter == JOINER && text.codePoints().anyMatch(Character::isEmojiPresentation);
            default -> true;
        };
    }
}
