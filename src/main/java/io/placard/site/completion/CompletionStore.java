package io.placard.site.completion;

import static io.vertx.core.Future.await;

import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Names by their beginnings, in SQL. On virtual threads. */
final class CompletionStore {

    /** Behind everything that begins with what stands before it, in the order of bytes. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final int MOST = 8;

    private static final String PEOPLE = """
            SELECT id, username, nickname, role, picture FROM account
            WHERE active AND (
                username COLLATE "C" >= $1 AND username COLLATE "C" < $2
                OR lower(normalize(nickname, NFKC)) COLLATE "C" >= $1 AND lower(normalize(nickname, NFKC)) COLLATE "C" < $2
                OR pinyin COLLATE "C" >= $3 AND pinyin COLLATE "C" < $4
                OR initials COLLATE "C" >= $3 AND initials COLLATE "C" < $4)
              AND ($7::text IS NULL OR committee = $7)
              AND ($6::bigint IS NULL
                   OR (username <> $1, length(nickname), nickname, id)
                      > (SELECT b.username <> $1, length(b.nickname), b.nickname, b.id FROM account b WHERE b.id = $6))
            ORDER BY username <> $1, length(nickname), nickname, id
            LIMIT $5
            """;
    private static final String SEATED = """
            SELECT id, username, nickname, role, picture FROM account
            WHERE active AND lower(normalize(committee, NFKC)) COLLATE "C" >= $1
              AND lower(normalize(committee, NFKC)) COLLATE "C" < $2
            ORDER BY committee, nickname, id
            LIMIT $3
            """;
    private static final String TAGS = """
            SELECT t.name, (SELECT count(*)::int FROM article_tag at JOIN article a ON a.id = at.article
                            WHERE at.tag = t.id AND a.state = 'verified') AS articles
            FROM tag t
            WHERE lower(t.name) COLLATE "C" >= $1 AND lower(t.name) COLLATE "C" < $2
               OR t.slug COLLATE "C" >= $1 AND t.slug COLLATE "C" < $2
               OR t.pinyin COLLATE "C" >= $3 AND t.pinyin COLLATE "C" < $4
               OR t.initials COLLATE "C" >= $3 AND t.initials COLLATE "C" < $4
            ORDER BY articles DESC, length(t.name), t.name
            LIMIT $5
            """;

    private final Pool pool;

    CompletionStore(Pool pool) {
        this.pool = pool;
    }

    /** The few that fit best. */
    List<Person> people(String typed, String spelt) {
        return people(typed, spelt, Optional.empty(), OptionalLong.empty(), MOST);
    }

    /**
     * Active people whose user name, nickname or its spelling begins like this, behind this one.
     *
     * @param committee where they sit; empty: anywhere
     */
    List<Person> people(String typed, String spelt, Optional<String> committee, OptionalLong behind, int limit) {
        var values = values(typed, spelt, limit)
                .addLong(behind.isPresent() ? behind.getAsLong() : null)
                .addString(committee.orElse(null));
        return people(PEOPLE, values);
    }

    /** Those who sit in a committee whose name begins like this. */
    List<Person> seated(String typed, int limit) {
        return people(SEATED, Tuple.of(typed, typed + LAST, limit));
    }

    /** The few whose names fit best, and behind them those whose committee does. */
    List<Person> contacts(String typed, String spelt) {
        var found = new LinkedHashSet<>(people(typed, spelt));
        if (found.size() < MOST) {
            found.addAll(seated(typed, MOST));
        }
        return found.stream().limit(MOST).toList();
    }

    private List<Person> people(String statement, Tuple values) {
        var people = new ArrayList<Person>();
        await(pool.preparedQuery(statement).execute(values))
                .forEach(row -> people.add(new Person(
                        row.getLong("id"),
                        row.getString("username"),
                        row.getString("nickname"),
                        Role.of(row.getString("role")),
                        row.getString("picture"))));
        return people;
    }

    /** Tags whose name or its spelling begins like this, the most used first. */
    List<Used> tags(String typed, String spelt) {
        var tags = new ArrayList<Used>();
        await(pool.preparedQuery(TAGS).execute(values(typed, spelt, MOST)))
                .forEach(row -> tags.add(new Used(row.getString("name"), row.getInteger("articles"))));
        return tags;
    }

    /** Where there is no spelling to look for, nothing is between nothing and nothing. */
    private static Tuple values(String typed, String spelt, int limit) {
        return Tuple.of(typed, typed + LAST, spelt, spelt.isEmpty() ? "" : spelt + LAST, limit);
    }

    /** @param articles that everybody may read */
    record Used(String name, int articles) {}
}
