package io.placard.site.admin;

import static io.vertx.core.Future.await;

import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.store.Cursors;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What people have made, for staff, in SQL. Each kind brings a statement that takes, in this order: the reader, the roles
 * that may read it, words, state, author, language ({@code ''} for any), the number behind which it begins, how many (null
 * for these: from the newest, all). On virtual threads.
 */
abstract class ContentListStore<E> {

    private final Pool pool;
    private final String statement;

    ContentListStore(Pool pool, String statement) {
        this.pool = pool;
        this.statement = statement;
    }

    /** What a row tells. */
    abstract E entry(Row row);

    /** The newest first; nothing for who may not read it. */
    final List<E> list(long reader, ContentFilter filter, int limit) {
        var entries = new ArrayList<E>();
        await(pool.preparedQuery(statement).execute(values(reader, filter).addInteger(limit)))
                .forEach(row -> entries.add(entry(row)));
        return entries;
    }

    /** All of them, one after the other. */
    final void each(long reader, ContentFilter filter, Consumer<E> taker) {
        Cursors.each(pool, statement, values(reader, filter).addInteger(null), row -> taker.accept(entry(row)));
    }

    /** Whose it is. */
    static Person person(Row row) {
        return new Person(
                row.getLong("person"),
                row.getString("username"),
                row.getString("nickname"),
                Role.of(row.getString("role")),
                row.getString("picture"));
    }

    private static Tuple values(long reader, ContentFilter filter) {
        return Tuple.of(reader)
                .addArrayOfString(Permission.VERIFY_ARTICLES.roles())
                .addString(filter.words())
                .addString(filter.state())
                .addString(filter.author())
                .addString(filter.languageWord())
                .addLong(filter.before().isPresent() ? filter.before().getAsLong() : null);
    }
}
