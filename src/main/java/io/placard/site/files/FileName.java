package io.placard.site.files;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a file, for people to read: it is never a path, and decides nothing. */
record FileName(String text) {

    private static final int LONGEST = 120;
    private static final int LONGEST_ENDING = 12;
    private static final int LONGEST_LINK = 60;

    /** Letters that nobody sees, and those that turn what follows around: with them "exe.gpj" is read as "jpg.exe". */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff]");

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,10}$");

    /** What a browser said, without folders and without what could deceive. */
    static FileName of(String said) {
        var last = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
        var seen =
                UNSEEN.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("");
        var trimmed = seen.replaceAll("\\s+", " ").strip().replaceAll("^\\.+", "");
        return new FileName(trimmed.isBlank() ? "file" : shortened(trimmed));
    }

    /** The ending with its dot; empty where there is none. */
    String ending() {
        var match = ENDING.matcher(text);
        return match.find() ? match.group() : "";
    }

    String withoutEnding() {
        return text.substring(0, text.length() - ending().length());
    }

    /** The name in an address: letters that need no escape in an address or in Markdown. */
    String link() {
        var plain = Normalizer.normalize(withoutEnding(), Normalizer.Form.NFKD)
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-+|-+$", "")
                .toLowerCase(Locale.ROOT);
        var cut = plain.substring(0, Math.min(LONGEST_LINK, plain.length()));
        return (cut.isEmpty() ? "file" : cut) + ending().toLowerCase(Locale.ROOT);
    }

    /** The same for a picture: its size stands in its address, so that a page keeps its place without asking. */
    String link(int width, int height, String media) {
        var plain = link();
        var bare = plain.contains(".") ? plain.substring(0, plain.lastIndexOf('.')) : plain;
        var ending = media.equals("image/jpeg") ? "jpg" : media.substring("image/".length());
        return bare + "-" + width + "x" + height + "." + ending;
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        var whole = new FileName(name);
        var keep = name.offsetByCodePoints(0, LONGEST - LONGEST_ENDING);
        return name.substring(0, Math.min(keep, whole.withoutEnding().length())) + whole.ending();
    }
}
