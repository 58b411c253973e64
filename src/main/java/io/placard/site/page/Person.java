package io.placard.site.page;

import java.lang.Character.UnicodeScript;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Somebody as others see them: the name card beside what they wrote.
 *
 * @param picture the name of its drawings; null: they have none, and their seat shows their letters
 */
public record Person(long id, String username, String nickname, Role role, String picture) {
    private static final int TINTS = 6;
    private static final int SIZE = 128;
    private static final String FORMER = "~";
    private static final String NOBODY = "○";

    /** Somebody without a picture. */
    public Person(long id, String username, String nickname, Role role) {
        this(id, username, nickname, role, null);
    }

    /** Whether somebody is called as only accounts are whose owners were anonymised. */
    public static boolean isFormer(String name) {
        return name.startsWith(FORMER)
                && name.length() > 1
                && name.chars().skip(1).allMatch(letter -> letter >= '0' && letter <= '9');
    }

    /** Whether they were anonymised: they have no name any more and no page. */
    public boolean isFormer() {
        return isFormer(username);
    }

    /** The one or two letters on their card; {@code webroot/js/seat.js} says the same for people in events. */
    public String letters() {
        if (isFormer()) {
            return NOBODY;
        }
        var han = nickname.codePoints().filter(Person::isHan).toArray();
        if (han.length > 0) {
            return new String(han, Math.max(0, han.length - 2), Math.min(2, han.length));
        }
        var words = nickname.strip().split("[\\s._-]+");
        return Arrays.stream(words)
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }

    /** The path of their picture, for where no style sheet draws their card. */
    public String avatar() {
        // the same for all former members
        return hasPicture()
                ? drawing(SIZE)
                : "/avatars/" + URLEncoder.encode((isFormer() ? 0 : id) + "-" + letters(), StandardCharsets.UTF_8)
                        + ".svg";
    }

    public boolean hasPicture() {
        return picture != null && !isFormer();
    }

    /**
     * The path of a drawing of their picture.
     *
     * @param size 64, 128 or 256 pixels
     */
    public String drawing(int size) {
        return "/avatars/" + picture + "-" + size + ".jpg";
    }

    /** Which of the tints of {@code tokens.css} their card has, from 0. */
    public int tint() {
        return (int) Math.floorMod(id, (long) TINTS);
    }

    private static boolean isHan(int letter) {
        return UnicodeScript.of(letter) == UnicodeScript.HAN;
    }
}
