package io.placard.site.tags;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.placard.site.articles.Tag;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.function.Predicate;

/** Renames, merges and deletes tags; each with its line in the audit log, and told to open pages. On virtual threads. */
final class Tending {

    private static final JsonObject NOTHING = new JsonObject();

    private final Journal journal;
    private final TendStore store;
    private final Audit audit;
    private final Clock clock;

    Tending(Journal journal, TendStore store, Audit audit, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** How it went. */
    enum Outcome {
        DONE,
        /** It is not there, or not theirs to tend. */
        MISSING,
        /** Somebody else has changed it meanwhile. */
        STALE,
        NAME_TAKEN,
        SLUG_TAKEN,
        /** There is no other tag of that name. */
        NO_OTHER,
        /** An article bears it. */
        USED
    }

    /** @param known whether its changer knows it as it is; asked in the transaction that changes it */
    Outcome change(long tag, long actor, TagForm form, Predicate<KnownTag> known) {
        return journal.write(change -> {
            store.alone(change.sql());
            var found = store.lock(change.sql(), tag, actor);
            if (found.isEmpty()) {
                return Outcome.MISSING;
            }
            if (!known.test(found.get())) {
                return Outcome.STALE;
            }
            var taken = store.taken(change.sql(), tag, form.name(), form.slug());
            if (taken.name() || taken.slug()) {
                return taken.name() ? Outcome.NAME_TAKEN : Outcome.SLUG_TAKEN;
            }
            var before = found.get().tag();
            store.change(change.sql(), tag, form);
            rememberNames(change, tag, before);
            note(change, actor, "tag.changed", before.name(), json(before), json(new Tag(form.name(), form.slug())));
            return Outcome.DONE;
        });
    }

    /** Makes a tag part of another one, given by its name or its name in URLs. */
    Outcome merge(long tag, long actor, String name) {
        return journal.write(change -> {
            store.alone(change.sql());
            var other = store.named(change.sql(), name, Tag.named(name).slug());
            var found = store.lock(change.sql(), tag, actor);
            if (found.isEmpty()) {
                return Outcome.MISSING;
            }
            if (other.isEmpty() || other.getAsLong() == tag) {
                return Outcome.NO_OTHER;
            }
            var into = store.lock(change.sql(), other.getAsLong(), actor).orElseThrow();
            store.merge(change.sql(), tag, into.id());
            store.delete(change.sql(), tag);
            rememberNames(change, into.id(), found.get().tag());
            var after = new JsonObject().put("into", into.tag().name());
            note(change, actor, "tag.merged", found.get().tag().name(), NOTHING, after);
            return Outcome.DONE;
        });
    }

    Outcome delete(long tag, long actor) {
        return journal.write(change -> {
            store.alone(change.sql());
            var found = store.lock(change.sql(), tag, actor);
            if (found.isEmpty()) {
                return Outcome.MISSING;
            }
            if (!store.delete(change.sql(), tag)) {
                return Outcome.USED;
            }
            note(change, actor, "tag.deleted", found.get().tag().name(), NOTHING, NOTHING);
            return Outcome.DONE;
        });
    }

    /** Links that stand somewhere, and authors who go on to type the old name, find the tag. */
    private void rememberNames(Change change, long tag, Tag before) {
        store.remember(change.sql(), tag, before.slug());
        store.remember(change.sql(), tag, Tag.named(before.name()).slug());
    }

    private void note(Change change, long actor, String act, String name, JsonObject before, JsonObject after) {
        audit.note(change.sql(), new Act(actor, act, name, "/admin/tags/", before, after, clock.instant()));
        change.tell(Topic.CONFERENCE, "tag.changed", () -> new JsonObject().put("name", name));
    }

    private static JsonObject json(Tag tag) {
        return new JsonObject().put("name", tag.name()).put("slug", tag.slug());
    }
}
