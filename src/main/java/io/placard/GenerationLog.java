package io.placard;

import io.placard.generation.BuildFacts;
import io.placard.generation.Generation;
import io.placard.generation.GenerationState;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** The table of generations, which outlives every process. Blocking, for at most 5 s; thread-safe. */
final class GenerationLog {

    private static final int SECONDS = 5;
    private static final String BEGIN = """
            INSERT INTO generation (version, revision, source, host, process, state, begun_at)
            VALUES ($1, $2, $3, $4, $5, 'starting', $6) RETURNING number
            """;
    private static final String NOTE = """
            UPDATE generation SET state = $2, why = $3, pages = $4, frames = $5, faults = $6,
                   served_at = CASE WHEN $2 = 'serving' THEN $7 ELSE served_at END,
                   ended_at = CASE WHEN $2 IN ('ended', 'failed') THEN $7 END
            WHERE number = $1
            """;
    /** A process that was killed could not write down its end. */
    private static final String BURY = """
            UPDATE generation SET state = CASE state WHEN 'starting' THEN 'failed' ELSE 'ended' END,
                   ended_at = $3, why = 'its process ended'
            WHERE ended_at IS NULL AND host = $1 AND process <> $2
            """;

    private static final String LATEST = "SELECT * FROM generation ORDER BY number DESC LIMIT $1";

    private final Pool pool;
    private final Clock clock;
    private final String host = hostName();
    private final long process = ProcessHandle.current().pid();

    GenerationLog(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Writes down that a build is being tried; its number. */
    int begin(BuildFacts facts, String source) {
        var row = ask(BEGIN, Tuple.of(facts.version(), facts.commit(), source, host, process, now()));
        return row.iterator().next().getInteger("number");
    }

    /** Writes down what became of a generation, and what it has done by now. */
    void note(Generation generation, GenerationState state, String why) {
        var work = generation.work();
        ask(NOTE, Tuple.of(generation.number(), state.word(), why, work.pages(), work.frames(), work.faults(), now()));
    }

    /** Ends what processes of this host that are no more have left open. */
    void bury() {
        ask(BURY, Tuple.of(host, process, now()));
    }

    /** The newest first. */
    List<Row> latest(int most) {
        return StreamSupport.stream(ask(LATEST, Tuple.of(most)).spliterator(), false)
                .toList();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private RowSet<Row> ask(String sql, Tuple values) {
        return Placard.within(pool.preparedQuery(sql).execute(values), Duration.ofSeconds(SECONDS));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
