package io.placard.site.admin;

import io.placard.channel.Journal;
import io.placard.channel.Topic;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.files.Attachment;
import io.placard.site.files.Files;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** Taking away what somebody has put up, with its line in the audit log. On virtual threads. */
final class Discarding {

    private final Journal journal;
    private final Files files;
    private final Audit audit;
    private final Clock clock;

    Discarding(Journal journal, Files files, Audit audit, Clock clock) {
        this.journal = journal;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** False when it is there no more, or not theirs to do. */
    boolean discard(long actor, long upload, String reason) {
        return journal.write(change -> {
            var gone = files.discard(change.sql(), actor, upload);
            gone.ifPresent(file -> {
                // what is kept of the pages that show it is old now; nobody needs to know of what
                change.tell(Topic.CONFERENCE, "file.deleted", JsonObject::new);
                var article = file.article();
                var link = article.isPresent() ? "/articles/" + article.getAsLong() + "/" : "";
                var before = new JsonObject().put("size", Attachment.sizeText(file.size()));
                var after = new JsonObject().put("reason", reason);
                audit.note(
                        change.sql(),
                        new Act(actor, "file.deleted", file.name(), link, before, after, clock.instant()));
            });
            return gone.isPresent();
        });
    }
}
