package io.placard.site.chat;

import static io.placard.Conversations.join;
import static io.placard.Conversations.rows;
import static io.placard.Conversations.say;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.placard.Conversations;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.Waiting;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is decided about an account while something is said or told: one waits for the other, and never in a ring. */
@ExtendWith(Running.class)
class AccountLocksTest {

    private static final String HOLD = "SELECT FROM account WHERE id = $1 FOR UPDATE";

    private Running running;
    private Visitor anns;
    private Visitor bens;
    private long ben;
    private long pair;

    @BeforeEach
    void two_people_have_a_conversation(Running running) {
        this.running = running;
        var one = Newcomer.make(running, "delegate");
        var other = Newcomer.make(running, "press");
        anns = Visitor.member(running, one);
        bens = Visitor.member(running, other);
        ben = Newcomer.id(running, other);
        pair = Conversations.pair(running, one, other);
    }

    @Test
    void a_message_that_comes_while_its_authors_word_is_taken_is_refused() {
        try (var line = join(bens, pair)) {
            var sql = begin();
            run(sql, "INSERT INTO chat_mute VALUES ($1, now() + interval '1 hour', $1, '', now())");
            Conversations.send(line, pair, "late", new JsonObject().put("body", "Just in time"));
            awaitBlocked("chat_write");
            commit(sql);
            var reply = line.await(frame -> "late".equals(frame.getString("ref")));
            assertEquals("muted", reply.getJsonObject("payload").getString("reason"), reply::encode);
        }
    }

    @Test
    void who_is_taken_out_while_notice_is_given_waits_for_nobody_who_waits_for_them() {
        try (var line = join(anns, pair)) {
            var sql = begin();
            say(line, pair, "1", "Are you there?");
            awaitBlocked("chat_tell");
            run(sql, "DELETE FROM conversation_member WHERE account = $1");
            commit(sql);
            Waiting.until("it was told", () -> !rows(
                            running, "SELECT FROM chat_behind WHERE conversation = $1 AND told = 1", pair)
                    .isEmpty());
            assertEquals(
                    0,
                    rows(running, "SELECT FROM notice WHERE account = $1", ben).size());
        }
    }

    private SqlConnection begin() {
        var sql = done(running.database().getConnection());
        done(sql.query("BEGIN").execute());
        run(sql, HOLD);
        return sql;
    }

    private void run(SqlConnection sql, String statement) {
        done(sql.preparedQuery(statement).execute(Tuple.of(ben)));
    }

    private static void commit(SqlConnection sql) {
        done(sql.query("COMMIT").execute());
        sql.close();
    }

    private void awaitBlocked(String function) {
        var waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND strpos(query, $1) > 0";
        Waiting.until(
                function + " waits", () -> !rows(running, waiting, function).isEmpty());
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
