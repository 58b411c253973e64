package io.placard.site.conference;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Topic;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.files.Emblem;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Logo;
import io.placard.site.page.Markdown;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/**
 * What staff set: each act with its line in the audit log, and told to the topic by which what was kept of every page is
 * known to be old. On virtual threads.
 */
final class Configuring {

    private static final String PATH = "/admin/conference/";

    private final Journal journal;
    private final ConferenceStore store;
    private final Audit audit;
    private final Clock clock;
    private final Markdown markdown = new Markdown();

    Configuring(Journal journal, ConferenceStore store, Audit audit, Clock clock) {
        this.journal = journal;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** How an act went. */
    enum Outcome {
        DONE,
        /** It is not this account's to do. */
        NOT_FOUND,
        /** Somebody else has changed it since the page was drawn. */
        STALE
    }

    Outcome change(long actor, int version, ConferenceForm form) {
        var home = new Bilingual(
                markdown.html(form.home().english()), markdown.html(form.home().chinese()));
        return journal.write(change -> {
            var known = store.lock(change.sql(), actor);
            if (known.isEmpty()) {
                return Outcome.NOT_FOUND;
            }
            if (known.get().version() != version) {
                return Outcome.STALE;
            }
            store.change(change.sql(), form, home);
            note(change, actor, known.get().form(), form);
            return Outcome.DONE;
        });
    }

    Outcome setLogo(long actor, Emblem emblem) {
        return journal.write(change -> {
            var known = store.lock(change.sql(), actor);
            known.ifPresent(settings -> {
                store.setLogo(change.sql(), emblem, settings.logo(), clock.instant());
                var before = new JsonObject()
                        .put("picture", settings.logo().map(Configuring::words).orElse(""));
                var after = new JsonObject().put("picture", emblem.width() + " × " + emblem.height());
                tell(change, new Trace(actor, "configuration.logo", settings.form(), before, after));
            });
            return known.isPresent() ? Outcome.DONE : Outcome.NOT_FOUND;
        });
    }

    Outcome dropLogo(long actor) {
        return journal.write(change -> {
            var known = store.lock(change.sql(), actor);
            known.filter(settings -> settings.logo().isPresent()).ifPresent(settings -> {
                store.dropLogo(change.sql());
                var before =
                        new JsonObject().put("picture", words(settings.logo().get()));
                var after = new JsonObject().put("picture", "");
                tell(change, new Trace(actor, "configuration.logo-dropped", settings.form(), before, after));
            });
            return known.isPresent() ? Outcome.DONE : Outcome.NOT_FOUND;
        });
    }

    /** The fields that differ; nothing where none does. */
    private void note(Change change, long actor, ConferenceForm was, ConferenceForm is) {
        var before = was.fields();
        var after = is.fields();
        for (var field : was.fields().fieldNames()) {
            if (before.getValue(field).equals(after.getValue(field))) {
                before.remove(field);
                after.remove(field);
            }
        }
        if (!after.isEmpty()) {
            tell(change, new Trace(actor, "configuration.changed", is, before, after));
        }
    }

    private void tell(Change change, Trace trace) {
        change.tell(Topic.CONFERENCE, "configuration.changed", JsonObject::new);
        var subject = trace.form.name().english();
        audit.note(
                change.sql(),
                new Act(trace.actor, trace.act, subject, PATH, trace.before, trace.after, clock.instant()));
    }

    private static String words(Logo logo) {
        return logo.width() + " × " + logo.height();
    }

    /** What the audit log keeps. */
    private record Trace(long actor, String act, ConferenceForm form, JsonObject before, JsonObject after) {}
}
