package io.placard;

import io.placard.gateway.ManyUses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Placard for a load test, not for anything else: first as many articles and comments are written as the peers have, so
 * many accounts are signed in and their cookies and session keys written to files; then it serves. Arguments: how many
 * accounts, the cookies' file, the keys' file, settings. With {@code -Dbench.large=true} it has a {@link LargeConference}.
 */
public final class BenchServer {

    /** As the peers': 1,000 articles with four tags and 20 comments each. */
    private static final String ARTICLES = """
            UPDATE article SET state = 'verified';
            INSERT INTO article (id, author, title, body, body_html, excerpt, language, state, comments, created_at)
            OVERRIDING SYSTEM VALUE
            SELECT n, 1 + n % 16, 'Article number ' || n, 'Body', '<p>' || repeat('Lorem ipsum dolor sit amet. ', 60) || '</p>',
                   repeat('An excerpt of some length. ', 8), 'en', 'verified', 20, now() - n * interval '1 minute'
            FROM generate_series((SELECT max(id) + 1 FROM article), 1000) AS n;
            INSERT INTO tag (name, slug) SELECT 'Tag ' || n, 'tag-' || n FROM generate_series(1, 20) AS n ON CONFLICT DO NOTHING;
            INSERT INTO article_tag (article, position, tag)
            SELECT a.id, p, (SELECT id FROM tag WHERE slug = 'tag-' || (1 + (a.id + p) % 20))
            FROM article a, generate_series(0, 3) AS p ON CONFLICT DO NOTHING;
            INSERT INTO comment (article, author, body, body_html, ref, created_at)
            SELECT a.id, 1 + n % 16, 'A comment', '<p>A comment of a sentence or two, as people write them.</p>',
                   'bench-' || a.id || '-' || n, now()
            FROM article a, generate_series(1, 20) AS n ON CONFLICT DO NOTHING;
            ANALYZE;
            """;

    /** As the peers' rooms: 1001 to 1010 have fifty members each, 1011 has a thousand; in the order of their session keys. */
    private static final String ROOMS = """
            INSERT INTO conversation (id, kind, english, made_by, made_at, last_at, ref)
            OVERRIDING SYSTEM VALUE
            SELECT n, 'discussion', 'Room ' || n, (SELECT id FROM account WHERE username = 'load-1'), now(), now(), 'bench-' || n
            FROM generate_series(1001, 1011) AS n ON CONFLICT DO NOTHING;
            INSERT INTO conversation_member (conversation, account, joined_at)
            SELECT r.n, a.id, now()
            FROM (SELECT id, substr(username, 6)::integer - 1 AS place FROM account WHERE username ~ '^load-[0-9]+$') a
            CROSS JOIN generate_series(1001, 1011) AS r (n)
            WHERE CASE r.n WHEN 1011 THEN a.place < 1000 ELSE a.place / 50 = r.n - 1001 END ON CONFLICT DO NOTHING;
            SELECT setval(pg_get_serial_sequence('conversation', 'id'), 2000);
            ANALYZE;
            """;

    private BenchServer() {}

    public static void main(String[] arguments) throws Exception {
        var settings = settings(arguments, "--session.key.ttl=1h"); // the written keys last for the whole test
        Logs.apply(settings.log());
        Files.createDirectories(Path.of(arguments[1]).toAbsolutePath().getParent());
        writeStaticFiles();
        Placard.run(settings, List.of("demo", "load"));
        var made = Placard.run(
                settings,
                List.of("demo", "--accounts", arguments[0], "--cookies", arguments[1], "--session-keys", arguments[2]));
        if (made != 0) {
            System.exit(made);
        }
        try (var core = Core.open(io.placard.store.Servers.join(settings.store()), settings, ManyUses::gateway)) {
            if (Boolean.getBoolean("bench.large")) {
                new LargeConference().fill(core.postgres().pool());
                LargeConference.wait(core.postgres()
                        .pool()
                        .query("UPDATE article SET state = 'verified' WHERE state <> 'verified'")
                        .execute());
            } else {
                LargeConference.wait(core.postgres().pool().query(ARTICLES).execute());
                LargeConference.wait(core.postgres().pool().query(ROOMS).execute());
            }
        }
        var placard = Placard.start(settings(arguments), ManyUses::gateway);
        Runtime.getRuntime().addShutdownHook(new Thread(placard::close));
        System.out.println("Placard serves " + placard.url());
        Thread.currentThread().join();
    }

    /** Two static files as large as the peers', beside the built ones. */
    private static void writeStaticFiles() throws IOException {
        var folder = Files.createDirectories(Path.of("target/classes/webroot/bench"));
        Files.write(folder.resolve("app.js"), text(8 * 1024));
        Files.write(folder.resolve("app.css"), text(20 * 1024));
    }

    private static byte[] text(int length) {
        return "/* static */ ".repeat(length / 13 + 1).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }

    private static Settings settings(String[] arguments, String... more) {
        var words = new ArrayList<>(List.of(arguments).subList(3, arguments.length));
        words.add("--demo=on");
        words.addAll(List.of(more));
        return Settings.read(words, Map.of());
    }
}
