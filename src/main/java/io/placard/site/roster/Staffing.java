package io.placard.site.roster;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.placard.site.accounts.Accounts;
import io.placard.site.accounts.Committee;
import io.placard.site.accounts.NewAccount;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.avatars.Avatars;
import io.placard.site.page.Permission;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.site.roster.RosterStore.Hand;
import io.placard.site.secondstep.SecondStep;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What staff do to accounts: each act with what it tells and its line in the audit log. On virtual threads. */
final class Staffing {

    private static final JsonObject NOTHING = new JsonObject();

    private final Journal journal;
    private final RosterStore store;
    private final Accounts accounts;
    private final SecondStep secondStep;
    private final Avatars avatars;
    private final Audit audit;
    private final Clock clock;
    private final FirstPassword passwords = new FirstPassword();

    Staffing(SiteContext context, Journal journal, RosterStore store, Accounts accounts, Audit audit) {
        this.journal = journal;
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.secondStep = new SecondStep(context);
        this.avatars = new Avatars(context);
        this.clock = context.clock();
    }

    /** What is wrong with an account to be made, as message keys by field. */
    Map<String, String> errors(NewAccount account) {
        return accounts.errors(account, passwords.next());
    }

    /** Makes an account whose first password must be changed; empty when a name was taken or this is not theirs to do. */
    Optional<Slip> make(long actor, NewAccount account) {
        var password = passwords.next();
        var hash = accounts.hash(password);
        return journal.write(change -> {
            var sql = change.sql();
            if (!store.mayGive(sql, actor, account.role())) {
                return Optional.empty();
            }
            return accounts.make(sql, account, hash, clock.instant()).map(id -> {
                store.markFresh(sql, id);
                var person = new Person(id, account.username(), account.nickname(), account.role());
                note(change, actor, "account.made", person, NOTHING, role(account.role()));
                return new Slip(account.username(), account.nickname(), password);
            });
        });
    }

    /** How a change went. */
    enum Outcome {
        DONE,
        MISSING,
        /** Somebody else has changed it meanwhile. */
        STALE,
        /** It is not theirs to do. */
        FORBIDDEN
    }

    /**
     * Changes what is wanted of an account that is still as its changer knows it.
     *
     * @param known is asked in the transaction that changes it
     */
    Outcome change(Hand hand, Predicate<Member> known, Wanted wanted) {
        return journal.write(change -> {
            var now = store.lock(change.sql(), hand.account());
            if (now.isEmpty() || !known.test(now.get())) {
                return now.isEmpty() ? Outcome.MISSING : Outcome.STALE;
            }
            var done = wanted.role().map(to -> setRole(change, hand, to)).orElse(true)
                    && wanted.active()
                            .filter(to -> to != now.get().active())
                            .map(to -> setActive(change, hand, to))
                            .orElse(true)
                    && wanted.committee()
                            .map(to -> setCommittee(change, hand, now.get(), to))
                            .orElse(true);
            return done ? Outcome.DONE : Outcome.FORBIDDEN;
        });
    }

    /** False when this is not theirs to do. */
    boolean setRole(Hand hand, Role role) {
        return journal.write(change -> setRole(change, hand, role));
    }

    /** The same for where somebody sits. */
    boolean setCommittee(Hand hand, Committee committee) {
        return journal.write(change -> store.lock(change.sql(), hand.account())
                .filter(now -> setCommittee(change, hand, now, committee))
                .isPresent());
    }

    /** The same; its sockets close. */
    boolean setActive(Hand hand, boolean active) {
        return journal.write(change -> setActive(change, hand, active));
    }

    /** Gives a first password anew; empty when this is not theirs to do. Its sockets close. */
    Optional<Slip> resetPassword(Hand hand) {
        var password = passwords.next();
        var hash = accounts.hash(password);
        return journal.write(
                change -> store.setPassword(change.sql(), hand, hash).map(was -> {
                    end(change, was.person());
                    note(change, hand.actor(), "account.password", was.person(), NOTHING, NOTHING);
                    return new Slip(was.person().username(), was.person().nickname(), password);
                }));
    }

    boolean hasSecondStep(long account) {
        return secondStep.on(account);
    }

    /** The password alone is enough again; false when this is not theirs to do, or there was no second step. */
    boolean endSecondStep(Hand hand) {
        return journal.write(change -> {
            var touched = store.touch(change.sql(), hand).filter(was -> secondStep.end(change.sql(), hand.account()));
            touched.ifPresent(was -> note(change, hand.actor(), "account.second-step", was.person(), NOTHING, NOTHING));
            return touched.isPresent();
        });
    }

    /** Takes the picture away, where there is one; false when this is not theirs to do. */
    boolean removePicture(Hand hand) {
        return journal.write(change -> {
            var touched = store.touch(change.sql(), hand);
            touched.filter(was -> avatars.remove(change, hand.account()))
                    .ifPresent(was -> note(change, hand.actor(), "account.picture", was.person(), NOTHING, NOTHING));
            return touched.isPresent();
        });
    }

    private boolean setRole(Change change, Hand hand, Role role) {
        var touched = store.setRole(change.sql(), hand, role);
        touched.filter(was -> was.person().role() != role).ifPresent(was -> {
            var person = was.person();
            change.tell(Topic.CONFERENCE, "person.changed", () -> new JsonObject().put("account", person.id()));
            revoke(change, person.id(), person.role(), role);
            note(change, hand.actor(), "account.role", person, role(person.role()), role(role));
        });
        return touched.isPresent();
    }

    private boolean setCommittee(Change change, Hand hand, Member now, Committee committee) {
        var touched = store.setCommittee(change.sql(), hand, committee.name());
        touched.filter(was -> !now.committee().equals(committee.name()))
                .ifPresent(was -> note(
                        change,
                        hand.actor(),
                        "account.committee",
                        was.person(),
                        committee(now.committee()),
                        committee(committee.name())));
        return touched.isPresent();
    }

    private boolean setActive(Change change, Hand hand, boolean active) {
        var touched = store.setActive(change.sql(), hand, active);
        touched.ifPresent(was -> {
            end(change, was.person());
            var act = active ? "account.activated" : "account.deactivated";
            note(change, hand.actor(), act, was.person(), active(was.active()), active(active));
        });
        return touched.isPresent();
    }

    private void note(Change change, long actor, String act, Person person, JsonObject before, JsonObject after) {
        var link = "/admin/accounts/" + person.id() + "/";
        audit.note(change.sql(), new Act(actor, act, person.nickname(), link, before, after, clock.instant()));
    }

    private static void end(Change change, Person person) {
        change.tell(Topic.user(person.id()), "session.ended", JsonObject::new);
    }

    /** Whoever may verify no longer stops hearing what waits. */
    static void revoke(Change change, long account, Role before, Role role) {
        if (Permission.VERIFY_ARTICLES.heldBy(before) && !Permission.VERIFY_ARTICLES.heldBy(role)) {
            change.tell(Topic.user(account), "topic.revoked", () -> new JsonObject().put("topic", "verification"));
        }
    }

    private static JsonObject role(Role role) {
        return new JsonObject().put("role", role.word());
    }

    private static JsonObject committee(String name) {
        return name.isEmpty() ? NOTHING : new JsonObject().put("committee", name);
    }

    private static JsonObject active(boolean active) {
        return new JsonObject().put("active", active);
    }

    /** What shall be other than it is; empty: what shall stay. */
    record Wanted(Optional<Role> role, Optional<Boolean> active, Optional<Committee> committee) {}
}
