package io.placard.site.enrolment;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.placard.site.accounts.Accounts;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.enrolment.Batches.Progress;
import io.placard.site.roster.Roster;
import io.placard.site.roster.Slip;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes all accounts of a list, or none. On virtual threads. */
final class Enrolling {

    private static final Logger LOG = LoggerFactory.getLogger(Enrolling.class);
    private static final int TOLD_EVERY = 20;

    private final EnrolmentStore store;
    private final Journal journal;
    private final Doors doors;
    private final Batches batches;
    private final Clock clock;

    /** The features that it stands on. */
    record Doors(Accounts accounts, Audit audit, Roster roster) {}

    Enrolling(EnrolmentStore store, Journal journal, Doors doors, Batches batches, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.doors = doors;
        this.batches = batches;
        this.clock = clock;
    }

    /** What a list would do now; empty when its sender may make no accounts. */
    Optional<Review> review(SqlClient sql, long sender, List<Row> rows) {
        return store.role(sql, sender).map(role -> {
            var usernames = rows.stream()
                    .map(row -> row.cell(Column.USERNAME)
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace("\0", ""))
                    .toList();
            var nicknames = rows.stream()
                    .map(row -> row.cell(Column.NICKNAME).replace("\0", ""))
                    .toList();
            var known = store.known(sql, usernames, nicknames);
            return Review.of(rows, known, new Review.Reader(sender, role));
        });
    }

    /** The same, before anything is done. */
    Optional<Review> preview(long sender, List<Row> rows) {
        return journal.write(change -> review(change.sql(), sender, rows));
    }

    /** Does a list, and tells how far it is and where to go on. */
    void run(long sender, String ref, List<Row> rows) {
        var back = "/admin/enrolment/" + ref + "/?overtaken=1";
        try {
            var made = prepare(preview(sender, rows), ref);
            var done = made.isPresent() && journal.write(change -> write(change, sender, rows, made.get()));
            var path = done ? after(sender, made.get()) : back;
            batches.tell(ref, Progress.over(path));
            LOG.info("enrolment.over account={} done={} rows={}", sender, done, rows.size());
        } catch (EnrolmentStore.Overtaken overtaken) {
            batches.tell(ref, Progress.over(back));
        }
    }

    /** Passwords come first: the transaction must not wait for them. */
    private Optional<Made> prepare(Optional<Review> review, String ref) {
        if (review.isEmpty() || !review.get().faults().isEmpty()) {
            return Optional.empty();
        }
        var fresh = review.get().rows().stream().filter(Judged::fresh).toList();
        var passwords = Stream.generate(doors.roster()::firstPassword)
                .limit(fresh.size())
                .toList();
        var hashes = doors.accounts().hashRandom(passwords, done -> {
            if (done % TOLD_EVERY == 0) {
                batches.tell(ref, Progress.of(done, fresh.size()));
            }
        });
        var slips = new ArrayList<Slip>();
        for (var i = 0; i < fresh.size(); i++) {
            slips.add(new Slip(fresh.get(i).username(), fresh.get(i).nickname().text(), passwords.get(i)));
        }
        return Optional.of(new Made(review.get(), hashes, slips));
    }

    /** False when the accounts are others now than those that the passwords were made for. */
    private boolean write(Journal.Change change, long sender, List<Row> rows, Made made) {
        var sql = change.sql();
        var now = review(sql, sender, rows);
        if (!now.equals(Optional.of(made.review()))) {
            return false;
        }
        var changed = made.review().rows().stream()
                .filter(row -> row.kind().equals("changed"))
                .toList();
        var fresh = made.review().rows().stream().filter(Judged::fresh).toList();
        store.change(sql, changed);
        store.make(sql, fresh, made.hashes(), clock.instant());
        change.tell(Topic.CONFERENCE, "person.changed", JsonObject::new);
        changed.forEach(row -> revoke(change, row));
        var counts = new JsonObject().put("made", fresh.size()).put("changed", changed.size());
        doors.audit()
                .note(
                        sql,
                        new Act(
                                sender,
                                "account.enrolled",
                                names(made),
                                "",
                                new JsonObject(),
                                counts,
                                clock.instant()));
        return true;
    }

    private void revoke(Journal.Change change, Judged row) {
        row.role().ifPresent(role -> doors.roster()
                .revoke(change, row.account().orElseThrow(), row.before().orElseThrow(), role));
    }

    private String after(long sender, Made made) {
        return made.slips().isEmpty() ? "/admin/accounts/" : doors.roster().keep(sender, made.slips());
    }

    private static String names(Made made) {
        var names = made.review().rows().stream()
                .filter(row -> !row.kind().equals("same"))
                .map(Judged::username)
                .limit(8)
                .toList();
        return names.isEmpty() ? "–" : String.join(", ", names);
    }

    /** What is ready to be written. */
    private record Made(Review review, List<String> hashes, List<Slip> slips) {}
}
