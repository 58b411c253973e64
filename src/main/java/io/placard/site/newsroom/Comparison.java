package io.placard.site.newsroom;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What differs between two texts, word by word; in Chinese, character by character. */
public final class Comparison {

    private Comparison() {}

    /** What became of a run of words. */
    public enum Kind {
        KEPT,
        TAKEN_OUT,
        PUT_IN
    }

    public record Run(Kind kind, String words) {}

    /** The newer text, with what it lost from the older one. */
    static List<Run> of(String older, String newer) {
        var before = words(older);
        var after = words(newer);
        var runs = new ArrayList<Run>();
        var at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            add(runs, Kind.KEPT, before.subList(at, delta.getSource().getPosition()));
            add(runs, Kind.TAKEN_OUT, delta.getSource().getLines());
            add(runs, Kind.PUT_IN, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(runs, Kind.KEPT, before.subList(at, before.size()));
        return runs;
    }

    private static void add(List<Run> runs, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            runs.add(new Run(kind, String.join("", words)));
        }
    }

    private static List<String> words(String text) {
        var breaks = BreakIterator.getWordInstance(Locale.ROOT);
        breaks.setText(text);
        var words = new ArrayList<String>();
        var from = breaks.first();
        for (var to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            var word = text.substring(from, to);
            if (word.codePoints().anyMatch(Character::isIdeographic)) {
                word.codePoints().forEach(letter -> words.add(Character.toString(letter)));
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
