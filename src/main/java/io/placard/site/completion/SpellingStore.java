package io.placard.site.completion;

import static io.vertx.core.Future.await;

import io.placard.site.page.Pinyin;
import io.placard.store.Transaction;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.function.Function;

/** The spellings of names in SQL. On virtual threads. */
final class SpellingStore {

    private final Pool pool;

    SpellingStore(Pool pool) {
        this.pool = pool;
    }

    /** Whose names. */
    enum Names {
        PEOPLE(
                "SELECT 1 FROM account WHERE pinyin IS NULL LIMIT 1",
                "SELECT id, nickname AS name FROM account WHERE pinyin IS NULL ORDER BY id LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED",
                """
                UPDATE account a SET pinyin = s.pinyin, initials = s.initials
                FROM unnest($1::bigint[], $2::text[], $3::text[]) AS s (id, pinyin, initials) WHERE a.id = s.id
                """),
        TAGS(
                "SELECT 1 FROM tag WHERE pinyin IS NULL LIMIT 1",
                "SELECT id, name FROM tag WHERE pinyin IS NULL ORDER BY id LIMIT 1000 FOR NO KEY UPDATE SKIP LOCKED",
                """
                UPDATE tag t SET pinyin = s.pinyin, initials = s.initials
                FROM unnest($1::bigint[], $2::text[], $3::text[]) AS s (id, pinyin, initials) WHERE t.id = s.id
                """);

        private final String any;
        private final String some;
        private final String spell;

        Names(String any, String some, String spell) {
            this.any = any;
            this.some = some;
            this.spell = spell;
        }
    }

    boolean unspelt(Names names) {
        return await(pool.query(names.any).execute()).size() > 0;
    }

    /** Spells some of those that are not; how many. */
    int spell(Names names, Function<String, Pinyin> spelling) {
        return Transaction.run(pool, sql -> {
            var ids = new ArrayList<Long>();
            var whole = new ArrayList<String>();
            var initials = new ArrayList<String>();
            await(sql.query(names.some).execute()).forEach(row -> {
                var spelt = spelling.apply(row.getString("name"));
                ids.add(row.getLong("id"));
                whole.add(spelt.whole());
                initials.add(spelt.initials());
            });
            var values = Tuple.tuple()
                    .addArrayOfLong(ids.toArray(Long[]::new))
                    .addArrayOfString(whole.toArray(String[]::new))
                    .addArrayOfString(initials.toArray(String[]::new));
            await(sql.preparedQuery(names.spell).execute(values));
            return ids.size();
        });
    }
}
