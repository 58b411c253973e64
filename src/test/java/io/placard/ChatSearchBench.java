package io.placard;

import io.placard.site.chat.TimedChatSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How long searches take among a million messages, in the conversation of 100,000 and in all 181 that the asker is in.
 * Run by hand; the argument is a data folder, which is filled when it is new. Prints milliseconds, also those in which the
 * database had a processor.
 */
public final class ChatSearchBench {

    private static final int REPEATS = 15;

    private static final List<String> QUESTIONS = List.of(
            "the",
            "of",
            "delegate",
            "the of and",
            "harbour",
            "\"the council\"",
            "resolution harbour motion",
            "the -of",
            "har",
            "zzzz",
            "的",
            "代表",
            "安理会",
            "决议草案",
            "\"代表的决议\"",
            "人",
            "from:kofi",
            "the from:kofi",
            "zzzz from:kofi",
            "has:link",
            "before:2026-11-01",
            "the before:2026-11-01",
            "after:2026-11-01 harbour",
            "delegate 代表");

    private ChatSearchBench() {}

    public static void main(String[] arguments) throws Exception {
        var running = Running.start(Path.of(arguments[0]), "--demo=on");
        try {
            var room = new LongConversations(running.database()).fill();
            ask(running, "in the long one", OptionalLong.of(room));
            ask(running, "in all", OptionalLong.empty());
            scroll(running, room);
        } finally {
            running.close();
        }
        System.exit(0);
    }

    private static void ask(Running running, String where, OptionalLong conversation) throws IOException {
        var finder = new TimedChatSearch(running);
        var farah = Newcomer.id(running, "farah");
        var all = new ArrayList<Double>();
        var work = new ArrayList<Double>();
        for (var typed : QUESTIONS) {
            var shown = finder.find(typed, farah, conversation);
            var backends = SearchBench.backends(running.database());
            var times = new ArrayList<Double>();
            var works = new ArrayList<Double>();
            for (var turn = 0; turn < REPEATS; turn++) {
                var worked = SearchBench.worked(backends);
                times.add(millis(() -> finder.find(typed, farah, conversation)));
                works.add((SearchBench.worked(backends) - worked) / 1e6);
            }
            all.addAll(times);
            work.addAll(works);
            System.out.printf(
                    "%-42s of work %-42s %s: %d%n", SearchBench.told(times), SearchBench.told(works), typed, shown);
        }
        System.out.println(where + ": " + SearchBench.told(all) + ", of work: " + SearchBench.told(work));
    }

    /** What a page fetches on its way up, by HTTP and drawn; and a jump into the middle. */
    private static void scroll(Running running, long room) {
        var farah = Visitor.member(running, "farah");
        var up = new ArrayList<Double>();
        for (var before = LongConversations.LONG; before > LongConversations.LONG - 10_000; before -= 50) {
            var path = "/chat/" + room + "/messages?before=" + before;
            up.add(millis(() -> farah.get(path)));
        }
        System.out.println("fetches on the way up: " + SearchBench.told(up));
        var jumps = new ArrayList<Double>();
        for (var day = 1; day <= 40; day++) {
            var path = "/chat/" + room + "/day/?date=" + LocalDate.now().minusDays(day);
            jumps.add(millis(() -> farah.get(path)));
        }
        System.out.println("a day is looked up: " + SearchBench.told(jumps));
    }

    private static double millis(Runnable act) {
        var begun = System.nanoTime();
        act.run();
        return (System.nanoTime() - begun) / 1e6;
    }
}
