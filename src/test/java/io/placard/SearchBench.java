package io.placard;

import io.placard.site.search.TimedSearch;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * How long searches take in the database of a large conference: 10,000 articles, 100,000 comments and 5,000 accounts, in
 * English and Chinese, whose words are as unevenly frequent as those of a language. Run by hand; the argument is a data
 * folder, which is filled when it is new. Prints the milliseconds of each question, also those in which the
 * database had a processor, since a machine that is shared makes it wait.
 */
public final class SearchBench {

    private static final int ARTICLES = 10_000;
    private static final int COMMENTS = 100_000;
    private static final int ACCOUNTS = 5_000;
    private static final int WORDS = 20_000;
    private static final int REPEATS = 15;
    private static final String COMMON_CHINESE = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经";
    private static final List<String> FREQUENT = List.of(
            "the",
            "of",
            "and",
            "to",
            "in",
            "delegate",
            "council",
            "resolution",
            "committee",
            "motion",
            "harbour",
            "security");

    private final Random random = new Random(7);
    private final List<String> english = new ArrayList<>();
    private final List<String> chinese = new ArrayList<>();

    private SearchBench() {
        english.addAll(FREQUENT);
        while (english.size() < WORDS) {
            english.add(syllables());
        }
        chinese.addAll(List.of("的", "代表", "安理会", "决议", "代表团", "联合国", "主席团", "决议草案", "港口", "人道主义"));
        while (chinese.size() < WORDS) {
            chinese.add(characters());
        }
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var fresh = !Files.exists(folder);
        var running = Running.start(folder, "--demo=on");
        try {
            var bench = new SearchBench();
            if (fresh) {
                bench.fill(running.database());
            }
            bench.ask(running);
        } finally {
            running.close();
        }
        System.exit(0);
    }

    /** The large conference, into a new one with the demo. */
    static void fillNew(Running running) {
        new SearchBench().fill(running.database());
    }

    private void fill(Pool pool) {
        var begun = System.nanoTime();
        run(pool, "DROP INDEX search_entry_grams");
        run(pool, """
            INSERT INTO account (username, nickname, role, password, created_at)
            SELECT 'bench' || n, CASE WHEN n %% 2 = 0 THEN '代表' || n ELSE 'Delegate ' || n END, 'delegate', 'x',
                   now() - (5000 - n) * interval '1 minute' FROM generate_series(1, %d) n
            """.formatted(ACCOUNTS));
        batches(ARTICLES, 100, this::article, pool, """
            INSERT INTO article (author, title, body, body_html, excerpt, language, state, created_at, verified_at)
            SELECT p.id, t, '', '<p>' || b || '</p>', '', l, 'verified', now() - (10000 - n) * interval '20 seconds', now()
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS u (n, t, b, l)
            JOIN LATERAL (SELECT id FROM account WHERE username = 'bench' || (1 + n % 5000)) p ON true
            """);
        batches(COMMENTS, 500, this::comment, pool, """
            INSERT INTO comment (article, author, body, body_html, ref, created_at)
            SELECT (SELECT max(id) FROM article) - 9999 + n % 10000, p.id, 'x', '<p>' || b || '</p>', 'bench-' || n,
                   now() - (100000 - n) * interval '2 seconds'
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) AS u (n, t, b, l)
            JOIN LATERAL (SELECT id FROM account WHERE username = 'bench' || (1 + n % 5000)) p ON true
            """);
        run(pool, "INSERT INTO tag (name, slug) SELECT 'tag' || n, 'tag' || n FROM generate_series(1, 50) n");
        run(pool, """
            INSERT INTO article_tag (article, position, tag)
            SELECT a.id, 9, t.id FROM article a JOIN tag t ON t.slug = 'tag' || (1 + a.id % 50)
            """);
        // a file at each twentieth article: what is in the files matters to no search
        run(pool, """
            INSERT INTO search_entry (kind, source, article, keeper, author, language, open, at, title, body, folded, grams)
            SELECT 'file', a.id, a.id, a.author, a.author, a.language, true, a.created_at, 'paper-' || a.id || '.pdf', '', '', ''
            FROM article a WHERE a.id % 20 = 0
            """);
        run(pool, "CREATE INDEX search_entry_grams ON search_entry USING gin (grams) WITH (fastupdate = off)");
        // as the server does by itself while nobody waits
        for (var kind : List.of("article", "comment", "person", "file")) {
            wait(pool.query("VACUUM ANALYZE search_entry_" + kind).execute());
        }
        run(pool, "ANALYZE");
        System.out.printf("filled in %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
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

    private static String told(List<Double> times) {
        var sorted = times.stream().sorted().toList();
        return "%.1f median %.1f 95%% %.1f slowest"
                .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast());
    }

    private static List<Path> backends(Pool pool) {
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
    private static long worked(List<Path> backends) throws IOException {
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

    private Object[] article(long number) {
        var en = number % 2 == 0;
        return new Object[] {
            number, text(en, 6).replaceAll("[.。]$", ""), text(en, en ? 400 : 350), en ? "en" : "zh-Hans"
        };
    }

    private Object[] comment(long number) {
        var en = number % 2 == 0;
        return new Object[] {number, "", text(en, 8 + random.nextInt(40)), en ? "en" : "zh-Hans"};
    }

    private String text(boolean en, int words) {
        var text = new StringBuilder();
        for (var word = 1; word <= words; word++) {
            var list = en ? english : chinese;
            // by Zipf's law: the word of rank r is as frequent as 1 / r
            text.append(list.get((int) Math.min(WORDS - 1, Math.pow(WORDS, random.nextDouble()) - 1)));
            text.append(word == words || word % 9 == 0 ? en ? ". " : "。" : en ? " " : word % 5 == 0 ? "，" : "");
        }
        return text.toString().strip();
    }

    private String syllables() {
        var word = new StringBuilder();
        for (var part = 0; part < 2 + random.nextInt(3); part++) {
            word.append("bcdfghklmnprstvw".charAt(random.nextInt(16))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    private String characters() {
        var word = new StringBuilder();
        for (var letter = 0; letter < 1 + random.nextInt(3); letter++) {
            word.append(
                    random.nextInt(3) > 0
                            ? (char) (0x4e00 + (int) Math.pow(3_500, random.nextDouble()))
                            : COMMON_CHINESE.charAt(random.nextInt(COMMON_CHINESE.length())));
        }
        return word.toString();
    }

    private static void batches(int number, int size, LongFunction<Object[]> line, Pool pool, String sql) {
        for (var from = 0; from < number; from += size) {
            var lines = new ArrayList<Object[]>();
            for (var at = from; at < from + size; at++) {
                lines.add(line.apply(at));
            }
            var values = Tuple.tuple()
                    .addArrayOfLong(lines.stream().map(one -> (Long) one[0]).toArray(Long[]::new));
            for (var column = 1; column < 4; column++) {
                var place = column;
                values.addArrayOfString(
                        lines.stream().map(one -> (String) one[place]).toArray(String[]::new));
            }
            wait(pool.preparedQuery(sql).execute(values));
        }
    }

    /** Without the limit of a statement's time, which is for visitors. */
    private static void run(Pool pool, String sql) {
        wait(pool.query("SET statement_timeout = 0; " + sql + "; RESET statement_timeout")
                .execute());
    }

    private static void wait(Future<?> done) {
        done.toCompletionStage().toCompletableFuture().join();
    }
}
