package io.placard.site.search;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds in a text what was looked for, as the database compares: without regard to case, width and composed letters. */
final class Marker {

    private static final int AHEAD = 40;
    private static final int COLUMNS = 200;
    private static final int WHOLE_WORD = 2;

    private final List<String> words;

    Marker(List<String> words) {
        this.words =
                words.stream().map(Folded::fold).filter(word -> !word.isEmpty()).toList();
    }

    /** The whole text with all hits. */
    List<Piece> whole(String text) {
        return pieces(text, hits(text), 0, text.length());
    }

    /** What stands around the first hit; without one, the beginning. */
    List<Piece> excerpt(String text) {
        var hits = hits(text);
        var first = hits.nextSetBit(0);
        var from = first < 0 ? 0 : back(text, first);
        return pieces(text, hits, from, forth(text, from));
    }

    private BitSet hits(String text) {
        var folded = new Folded(text);
        var hits = new BitSet(text.length());
        for (var word : words) {
            for (var at = folded.find(word, 0); at >= 0; at = folded.find(word, at + 1)) {
                if (stands(folded.text(), word, at)) {
                    hits.set(folded.origin(at), folded.origin(at + word.length()));
                }
            }
        }
        return hits;
    }

    /** A word of letters is found where one begins; a short one only where it also ends. */
    private static boolean stands(String text, String word, int at) {
        var end = at + word.length();
        var begins = !isLetter(word.codePointAt(0)) || at == 0 || !isLetter(text.codePointBefore(at));
        var shortWord = word.codePoints().allMatch(Marker::isLetter) && word.length() <= WHOLE_WORD;
        return begins && (!shortWord || end == text.length() || !isLetter(text.codePointAt(end)));
    }

    private static List<Piece> pieces(String text, BitSet hits, int from, int to) {
        var pieces = new ArrayList<Piece>();
        if (from > 0) {
            pieces.add(new Piece("…", false));
        }
        for (var at = from; at < to; ) {
            var hit = hits.get(at);
            var end = hit ? hits.nextClearBit(at) : hits.nextSetBit(at);
            var until = end < 0 ? to : Math.min(to, end);
            pieces.add(new Piece(text.substring(at, until), hit));
            at = until;
        }
        if (to < text.length()) {
            pieces.add(new Piece("…", false));
        }
        return pieces;
    }

    /** Some columns ahead of a place, where a word begins. */
    private static int back(String text, int place) {
        var at = place;
        var best = place;
        for (var columns = 0; at > 0 && columns < AHEAD; ) {
            var letter = text.codePointBefore(at);
            at -= Character.charCount(letter);
            columns += columns(letter);
            var begins = columns(letter) == 2 || at == 0 || !isLetter(text.codePointBefore(at));
            best = begins && isLetter(letter) || columns(letter) == 2 ? at : best;
        }
        return at == 0 ? 0 : best;
    }

    private static int forth(String text, int from) {
        var at = from;
        var best = from;
        for (var columns = 0; at < text.length() && columns < COLUMNS; ) {
            var letter = text.codePointAt(at);
            best = isLetter(letter) ? best : at;
            at += Character.charCount(letter);
            best = columns(letter) == 2 ? at : best;
            columns += columns(letter);
        }
        return at == text.length() || best == from ? at : best;
    }

    private static int columns(int letter) {
        return isWide(letter) ? 2 : 1;
    }

    private static boolean isWide(int letter) {
        return letter >= 0x2E80 && letter <= 0x9FFF || letter >= 0xF900 && letter <= 0xFFEF || letter >= 0x20000;
    }

    /** Of a script that puts spaces between words. */
    private static boolean isLetter(int letter) {
        return Character.isLetterOrDigit(letter)
                && UnicodeScript.of(letter) != UnicodeScript.HAN
                && UnicodeScript.of(letter) != UnicodeScript.HIRAGANA
                && UnicodeScript.of(letter) != UnicodeScript.KATAKANA;
    }
}
