package io.placard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How long searches take among a million messages, in the conversation of 100,000 and in all 181 that the asker is in.
 * Run by hand; the argument is a data folder, which is filled when it is new.
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
            var filler = new LongConversations(running.database());
            var room = filler.fill();
            ask(running, "/chat/" + room + "/search/");
            ask(running, "/chat/search/");
        } finally {
            running.close();
        }
        System.exit(0);
    }

    /** By the page, with everything that belongs to it. */
    private static void ask(Running running, String path) {
        var farah = Visitor.member(running, "farah");
        var all = new ArrayList<Double>();
        for (var typed : QUESTIONS) {
            var times = new ArrayList<Double>();
            var shown = 0;
            for (var turn = 0; turn < REPEATS; turn++) {
                var begun = System.nanoTime();
                var page = farah.get(
                        path + "?q=" + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8));
                times.add((System.nanoTime() - begun) / 1e6);
                shown = page.body().split("class=\"chat-hit\"", -1).length - 1;
            }
            all.addAll(times);
            System.out.printf("%-40s %s %d shown%n", told(times), typed, shown);
        }
        System.out.println(path + " all: " + told(all));
    }

    private static String told(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return "%.1f median %.1f 95%% %.1f slowest"
                .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast());
    }
}
