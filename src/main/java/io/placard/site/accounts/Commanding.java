package io.placard.site.accounts;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.site.accounts.AccountStore.Renewed;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.secondstep.SecondStep;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** What the command line does to accounts: each act with its line in the audit log. On virtual threads. */
final class Commanding {

    private static final JsonObject NOTHING = new JsonObject();

    private final Journal journal;
    private final AccountStore store;
    private final Accounts accounts;
    private final SecondStep secondStep;
    private final Audit audit;
    private final Clock clock;

    Commanding(SiteContext context, Journal journal, AccountStore store, Accounts accounts, Audit audit) {
        this.journal = journal;
        this.store = store;
        this.accounts = accounts;
        this.secondStep = new SecondStep(context);
        this.audit = audit;
        this.clock = context.clock();
    }

    /** False when one of its names is taken. */
    boolean make(NewAccount account, String password) {
        var hash = accounts.hash(password);
        return journal.write(change -> {
            var made = store.add(change.sql(), account, hash, clock.instant());
            made.ifPresent(id -> {
                var role = new JsonObject().put("role", account.role().word());
                note(change, "account.made", new Subject(id, account.nickname()), NOTHING, role);
            });
            return made.isPresent();
        });
    }

    /** Gives an account a new password; its logins end and their sockets close. False when there is none. */
    boolean changePassword(String username, String password) {
        var hash = accounts.hash(password);
        return journal.write(change -> {
            var renewed = store.changePassword(change.sql(), username, hash);
            renewed.ifPresent(was -> note(change, "account.password", Subject.of(was), NOTHING, NOTHING));
            return Accounts.end(change, renewed);
        });
    }

    /** Lets an account sign in by its password alone; false when there is none. */
    boolean endSecondStep(String username) {
        return journal.write(change -> {
            var known = store.named(change.sql(), username);
            known.filter(was -> secondStep.end(change.sql(), was.id()))
                    .ifPresent(was -> note(change, "account.second-step", Subject.of(was), NOTHING, NOTHING));
            return known.isPresent();
        });
    }

    /** Lets an account sign in or not; where not, its logins end and their sockets close. False when there is none. */
    boolean setActive(String username, boolean active) {
        return journal.write(change -> {
            var renewed = store.setActive(change.sql(), username, active);
            renewed.ifPresent(was -> {
                var act = active ? "account.activated" : "account.deactivated";
                note(change, act, Subject.of(was), active(was.wasActive()), active(active));
            });
            return Accounts.end(change, renewed);
        });
    }

    private void note(Change change, String act, Subject subject, JsonObject before, JsonObject after) {
        var link = "/admin/accounts/" + subject.id + "/";
        audit.note(change.sql(), Act.ofCommand(act, subject.nickname, link, before, after, clock.instant()));
    }

    private static JsonObject active(boolean active) {
        return new JsonObject().put("active", active);
    }

    /** Whose account. */
    private record Subject(long id, String nickname) {

        private static Subject of(Renewed account) {
            return new Subject(account.id(), account.nickname());
        }
    }
}
