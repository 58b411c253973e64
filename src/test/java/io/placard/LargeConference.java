package io.placard;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * A large conference to measure in: 10,000 articles, 100,000 comments, 5,000 accounts, 52,000 notices and 500 files, in
 * English and Chinese, whose words are as unevenly frequent as those of a language. The same each time.
 */
final class LargeConference {

    static final int ARTICLES = 10_000;
    private static final int COMMENTS = 100_000;
    private static final int ACCOUNTS = 5_000;
    private static final int WORDS = 20_000;

    private static final List<String> SWEPT = List.of(
            "search_entry_article",
            "search_entry_comment",
            "search_entry_person",
            "search_entry_file",
            "article",
            "article_tag",
            "article_revision",
            "comment",
            "account",
            "notice",
            "upload");

    /** Verifiers look at versions above an article. */
    private static final String REVISIONS = """
            INSERT INTO article_revision (article, number, editor, title, body, language, tags, state, created_at)
            SELECT id, 1, author, title, 'Words.', language, '{}', 'verified', created_at FROM article WHERE body = ''
            """;
    /** At each twentieth article; what is in them matters to no page. */
    private static final String UPLOADS = """
            WITH paper AS (SELECT r.id, r.article, r.editor, r.created_at, encode(sha256(r.id::text::bytea), 'hex') AS hash
                          FROM article_revision r JOIN article a ON a.id = r.article
                          WHERE a.body = '' AND r.article % 20 = 0),
                 file AS (INSERT INTO file (hash, size, kind, media, shown, stored_at)
                          SELECT hash, 1000, 'pdf', 'application/pdf', true, created_at FROM paper RETURNING hash)
            INSERT INTO upload (file, name, link, account, article, revision, created_at)
            SELECT file.hash, 'paper-' || article || '.pdf', 'paper.pdf', editor, article, id, created_at
            FROM paper JOIN file USING (hash)
            """;
    /** Ten for each account, and 2,000 for one of the cast. */
    private static final String NOTICES = """
            INSERT INTO notice (account, category, kind, keyword, actors, article, link, read_at, at)
            SELECT p.id, 'comments', 'comment', 'bench-' || n, ARRAY[p.id], (SELECT max(id) FROM article) - n, '/',
                   CASE WHEN n % 3 > 0 THEN now() END, now() - n * interval '1 minute'
            FROM account p
            CROSS JOIN LATERAL generate_series(1, CASE WHEN p.username = 'kofi' THEN 2000 ELSE 10 END) n
            WHERE p.username ~ '^(bench|load-)' OR p.username = 'kofi'
            """;

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

    LargeConference() {
        english.addAll(FREQUENT);
        while (english.size() < WORDS) {
            english.add(syllables());
        }
        chinese.addAll(List.of("的", "代表", "安理会", "决议", "代表团", "联合国", "主席团", "决议草案", "港口", "人道主义"));
        while (chinese.size() < WORDS) {
            chinese.add(characters());
        }
    }

    /** Fills a database, with the words of its demo beside; nothing where that was done before. */
    void fill(Pool pool) {
        if (wait(pool.query("SELECT 1 FROM account WHERE username = 'bench1'").execute())
                        .size()
                > 0) {
            return;
        }
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
        run(pool, REVISIONS);
        run(pool, UPLOADS);
        run(pool, NOTICES);
        run(pool, "UPDATE article SET comments = 10 WHERE body = ''");
        run(pool, "CREATE INDEX search_entry_grams ON search_entry USING gin (grams) WITH (fastupdate = off)");
        // as the server does by itself while nobody waits
        for (var table : SWEPT) {
            wait(pool.query("VACUUM ANALYZE " + table).execute());
        }
        run(pool, "ANALYZE");
        System.out.printf("filled in %d s%n", (System.nanoTime() - begun) / 1_000_000_000);
    }

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

    String text(boolean en, int words) {
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
    static void run(Pool pool, String sql) {
        wait(pool.query("SET statement_timeout = 0; " + sql + "; RESET statement_timeout")
                .execute());
    }

    static <T> T wait(Future<T> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }
}
