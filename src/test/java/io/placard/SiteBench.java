package io.placard;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the pages of a {@link LargeConference} cost: for each its statements with nothing kept from before, what of them
 * reads a whole large table, and how many a second come. Run by hand. Arguments: a data folder, which is filled when it is
 * new, and in which {@code plans.txt} is left with what PostgreSQL did; then, to measure another server in turn with this
 * one, its URL, the name of its session cookie and a file of sessions, one a line, such as the ancestor's among the peers.
 */
public final class SiteBench {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final int REPEATS = 3;
    private static final int MUCH = 1_000;
    private static final List<String> READERS = List.of("guest", "kofi", "vera");
    private static final Pattern READ_WHOLE = Pattern.compile("Seq Scan on (\\S+)[^\\n]*actual time=\\S+ rows=([\\d.]+)"
            + "(?:[^\\n]*\\n(?![^\\n]*->)[^\\n]*){0,3}?(?:Rows Removed by Filter: (\\d+))?");

    private final Running running;
    private final Path plans;
    private final Map<String, Visitor> readers = new LinkedHashMap<>();

    private SiteBench(Running running, Path plans) {
        this.running = running;
        this.plans = plans;
        for (var reader : READERS) {
            readers.put(reader, reader.equals("guest") ? Visitor.guest(running) : Visitor.member(running, reader));
        }
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var running = Running.start(folder, "--demo=on", "--access-log=off");
        try {
            new LargeConference().fill(running.database());
            running.raiseEdition();
            var bench = new SiteBench(running, folder.resolve("plans.txt"));
            bench.lookAtStatements();
            bench.measure(arguments);
        } finally {
            running.close();
        }
        System.exit(0);
    }

    private void lookAtStatements() throws IOException {
        var told = new ArrayList<String>();
        try (var log = StatementLog.explaining(running)) {
            for (var page : pages()) {
                var line = new StringBuilder("%-34s".formatted(page));
                for (var reader : readers.entrySet()) {
                    line.append("  %s %d".formatted(reader.getKey(), statements(log, reader.getValue(), page)));
                    var done = log.plans(); // more than statements: what a function asks is planned by itself
                    done.forEach(plan -> line.append(wholeTables(plan)));
                    told.add("== " + page + " for " + reader.getKey() + "\n" + String.join("\n", done));
                }
                System.out.println(line);
            }
        }
        Files.write(plans, told);
    }

    /** The fewest of some turns, for the server asks something by itself now and then. */
    private int statements(StatementLog log, Visitor reader, String page) {
        reader.get(page);
        var fewest = Integer.MAX_VALUE;
        for (var turn = 0; turn < REPEATS; turn++) {
            running.raiseEdition();
            log.begin();
            reader.get(page);
            fewest = Math.min(fewest, log.asked().size());
        }
        return fewest;
    }

    private List<String> pages() {
        var article = newest();
        return List.of(
                "/",
                "/?before=" + (article - 5_000),
                "/articles/" + (article - 100) + "/",
                "/articles/" + (article - 100) + "/history/",
                "/articles/",
                "/articles/?language=en&before=" + (article - 5_000),
                "/search/?q=harbour",
                "/search/?q=%E4%BB%A3%E8%A1%A8&kind=comment",
                "/search/?q=the+-of",
                "/notices/",
                "/notices/?category=comments",
                "/tags/",
                "/tags/tag7/",
                "/people/bench17/",
                "/files/",
                "/files/?q=paper",
                "/admin/articles/",
                "/admin/comments/");
    }

    private long newest() {
        return LargeConference.wait(running.database()
                        .query("SELECT max(id) AS id FROM article")
                        .execute())
                .iterator()
                .next()
                .getLong("id");
    }

    /** The large tables that a plan read whole, with how many rows. */
    private static String wholeTables(String plan) {
        var whole = new StringBuilder();
        READ_WHOLE.matcher(plan).results().forEach(found -> {
            var removed = found.group(3) == null ? 0 : Long.parseLong(found.group(3));
            var rows = Double.parseDouble(found.group(2)) + removed;
            if (rows >= MUCH) {
                whole.append(" [reads %s whole: %.0f rows]".formatted(found.group(1), rows));
            }
        });
        return whole.toString();
    }

    private void measure(String[] arguments) throws Exception {
        var cookie = "placard=" + readers.get("kofi").cookie("placard").orElseThrow();
        var ours = new PageLoad(running.url(), List.of(cookie));
        var article = newest();
        var warm = pages().stream() // an account may only search so often
                .filter(page -> !page.startsWith("/search/") && !page.startsWith("/admin/"))
                .toList();
        ours.rate(turn -> warm.get((int) (turn % warm.size())), WARM_UP);
        for (var page : warm) {
            System.out.printf("%-34s %,.0f pages/s%n", page, ours.rate(turn -> page, Duration.ofSeconds(3)));
        }
        if (arguments.length < 4) {
            return;
        }
        var sessions = Files.readAllLines(Path.of(arguments[3])).stream()
                .map(session -> arguments[2] + "=" + session)
                .toList();
        var theirs = new PageLoad(URI.create(arguments[1]), sessions);
        for (var repeat = 0; repeat < REPEATS; repeat++) {
            compare("/", ours.rate(turn -> "/", MEASURED), theirs.rate(turn -> "/", MEASURED));
            compare(
                    "/articles/ID/",
                    ours.rate(turn -> "/articles/" + (article - turn % LargeConference.ARTICLES) + "/", MEASURED),
                    theirs.rate(turn -> "/articles/" + (1 + turn % LargeConference.ARTICLES) + "/", MEASURED));
        }
    }

    private static void compare(String page, double ours, double theirs) {
        System.out.printf("%-34s %,.0f pages/s, the other %,.0f, %.1f times%n", page, ours, theirs, ours / theirs);
    }
}
