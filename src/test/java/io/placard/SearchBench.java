package io.placard;

import io.placard.site.search.TimedSearch;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long searches take in the database of a {@link LargeConference}. Run by hand; the argument is a data folder, which
 * is filled when it is new. Prints the milliseconds of each question, also those in which the
 * database had a processor, since a machine that is shared makes it wait.
 */
public final class SearchBench {

    private static final int REPEATS = 15;

    private SearchBench() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var running = Running.start(folder, "--demo=on");
        try {
            var bench = new SearchBench();
            new LargeConference().fill(running.database());
            bench.ask(running);
        } finally {
            running.close();
        }
        System.exit(0);
    }

    private void ask(Running running) throws IOException {
        var finder = new TimedSearch(running);
        var all = new ArrayList<Double>();
        var work = new ArrayList<Double>();
        for (var typed : QUESTIONS) {
            finder.find(typed);
            var backends = backends(running.database());
            var times = new double[REPEATS];
            var works = new double[REPEATS];
            var shown = "";
            for (var turn = 0; turn < REPEATS; turn++) {
                var worked = worked(backends);
                var begun = System.nanoTime();
                shown = finder.find(typed);
                times[turn] = (System.nanoTime() - begun) / 1e6;
                works[turn] = (worked(backends) - worked) / 1e6;
            }
            Arrays.stream(times).forEach(all::add);
            Arrays.stream(works).forEach(work::add);
            System.out.printf("%-35s of work %-35s  %-44s %s%n", told(times), told(works), typed, shown);
        }
        System.out.println("all: " + told(all) + ", of work: " + told(work));
    }

    private static String told(double[] times) {
        return told(Arrays.stream(times).boxed().toList());
    }

    static String told(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return "%.1f median %.1f 95%% %.1f slowest"
                .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast());
    }

    static List<Path> backends(Pool pool) {
        var backends = new ArrayList<Path>();
        pool.query("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
                .execute()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .forEach(row ->
                        backends.add(Path.of("/proc", row.getInteger("pid").toString(), "schedstat")));
        return backends;
    }

    /** Nanoseconds that these had a processor: what a search takes where nobody else wants one. Linux only. */
    static long worked(List<Path> backends) throws IOException {
        var sum = 0L;
        for (var backend : backends) {
            sum += Long.parseLong(Files.readString(backend).split(" ")[0]);
        }
        return sum;
    }

    /** Rare and frequent, one and many, Chinese and English, with and without operators. */
    private static final List<String> QUESTIONS = List.of(
            "the",
            "of",
            "delegate",
            "the of and",
            "security council",
            "resolution harbour motion",
            "\"the council\"",
            "\"security council\"",
            "the -of",
            "the -\"security council\"",
            "com",
            "har",
            "zzzz",
            "harbour",
            "的",
            "代表",
            "安理会",
            "决议草案",
            "联合国安理会",
            "\"代表的决议\"",
            "的 -代表",
            "人",
            "国",
            "人道主义 港口",
            "delegate 代表",
            "user:bench17",
            "the user:bench17",
            "tag:tag7",
            "代表 tag:tag7",
            "lang:zh",
            "the lang:en",
            "before:2030-01-01",
            "the after:2020-01-01",
            "has:file",
            "bench4",
            "%",
            "，",
            "the before:2030-01-01 has:file",
            "paper",
            "的 lang:zh tag:tag3",
            "the of and to in delegate council");
}
