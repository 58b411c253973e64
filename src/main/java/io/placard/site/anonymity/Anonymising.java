package io.placard.site.anonymity;

import static io.vertx.core.Future.await;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Logins;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.placard.site.anonymity.AnonymityStore.Hand;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.page.Person;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Locale;

/** Anonymises an account, once its user name was typed. On virtual threads. */
final class Anonymising {

    private final Journal journal;
    private final AnonymityStore store;
    private final Audit audit;
    private final Logins logins;
    private final Clock clock;

    Anonymising(SiteContext context, Journal journal, AnonymityStore store, Audit audit) {
        this.journal = journal;
        this.store = store;
        this.audit = audit;
        this.logins = context.logins();
        this.clock = context.clock();
    }

    /** @param typed what should be the account's user name */
    Outcome anonymise(Hand hand, String typed) {
        var outcome = journal.write(change -> {
            var found = store.take(change.sql(), hand);
            if (found.isEmpty()) {
                return Outcome.FORBIDDEN;
            }
            if (!clean(typed).equals(found.get().username())) {
                return Outcome.UNCONFIRMED;
            }
            store.forget(change.sql(), found.get());
            tell(change, hand, found.get());
            return Outcome.DONE;
        });
        if (outcome == Outcome.DONE) {
            // they hold no more already; here also what Redis remembers of the browsers goes
            await(logins.of(hand.account())).forEach(login -> await(logins.end(login.login())));
        }
        return outcome;
    }

    private void tell(Change change, Hand hand, Person person) {
        change.tell(Topic.user(person.id()), "session.ended", JsonObject::new);
        change.tell(Topic.CONFERENCE, "person.changed", () -> new JsonObject()
                .put("account", person.id())
                .put("former", true));
        audit.note(
                change.sql(),
                new Act(
                        hand.actor(),
                        "account.anonymised",
                        AnonymityStore.former(person.id()),
                        "/admin/accounts/" + person.id() + "/",
                        new JsonObject(),
                        new JsonObject(),
                        clock.instant()));
    }

    private static String clean(String typed) {
        return typed.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    }

    /** What became of it. */
    enum Outcome {
        DONE,
        /** This is not theirs to do, or it is done already. */
        FORBIDDEN,
        /** The user name was not typed. */
        UNCONFIRMED
    }
}
