package io.placard.site.contacts;

import static io.vertx.core.Future.await;

import io.placard.site.page.Person;
import io.placard.site.page.Pinyin;
import io.placard.site.page.Role;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Contacts in SQL. On virtual threads. */
final class ContactStore {

    /** By committee, those without one last, then as the names are read. The committees come with one row at least. */
    private static final String LIST = """
            SELECT k.committees, p.id, p.username, p.nickname, p.role, p.picture, p.committee, p.blocked
            FROM (SELECT array(SELECT DISTINCT committee FROM account WHERE active AND committee <> ''
                               ORDER BY committee LIMIT 200) AS committees) k
            LEFT JOIN LATERAL (
                SELECT a.id, a.username, a.nickname, a.role, a.picture, a.committee,
                       EXISTS (SELECT FROM chat_block b WHERE b.account = $1 AND b.blocked = a.id) AS blocked,
                       row_number() OVER (ORDER BY a.committee = '', a.committee, coalesce(a.pinyin, lower(a.nickname)), a.id)
                           AS place
                FROM account a
                WHERE a.active AND a.id <> $1
                  AND ($2 = '' OR starts_with(a.username, lower($2))
                       OR strpos(lower(normalize(a.nickname, NFKC)), lower(normalize($2, NFKC))) > 0
                       OR strpos(lower(normalize(a.committee, NFKC)), lower(normalize($2, NFKC))) > 0
                       OR $3 <> '' AND (starts_with(a.pinyin, $3) OR starts_with(a.initials, $3)))
                  AND ($4 = '' OR a.committee = $4)
                  AND ($5::text IS NULL OR a.role = $5)
                  AND ($6::bigint IS NULL
                       OR (a.committee = '', a.committee, coalesce(a.pinyin, lower(a.nickname)), a.id)
                          > (SELECT b.committee = '', b.committee, coalesce(b.pinyin, lower(b.nickname)), b.id
                             FROM account b WHERE b.id = $6))
                ORDER BY place LIMIT $7) p ON true
            ORDER BY p.place
            """;

    private final Pool pool;

    ContactStore(Pool pool) {
        this.pool = pool;
    }

    /** Those whom this reader may write to, behind this account. */
    Found list(long reader, ContactFilter filter, OptionalLong behind, int limit) {
        var values = Tuple.of(reader, filter.words(), Pinyin.typed(filter.words()), filter.committee())
                .addString(filter.role().map(Role::word).orElse(null))
                .addLong(behind.isPresent() ? behind.getAsLong() : null)
                .addInteger(limit);
        var contacts = new ArrayList<Contact>();
        var committees = List.<String>of();
        for (var row : await(pool.preparedQuery(LIST).execute(values))) {
            committees = List.of(row.getArrayOfStrings("committees"));
            if (row.getLong("id") != null) {
                contacts.add(contact(row));
            }
        }
        return new Found(contacts, committees);
    }

    private static Contact contact(Row row) {
        var person = new Person(
                row.getLong("id"),
                row.getString("username"),
                row.getString("nickname"),
                Role.of(row.getString("role")),
                row.getString("picture"));
        return new Contact(person, row.getString("committee"), row.getBoolean("blocked"));
    }

    /** @param committees all that somebody sits in */
    record Found(List<Contact> contacts, List<String> committees) {}
}
