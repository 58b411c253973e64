package io.placard.site.files;

import io.placard.channel.Upload.Arrived;
import io.vertx.sqlclient.SqlClient;
import java.nio.file.Files;
import java.util.Map;

/** Puts files beside articles that nobody sends. On virtual threads. */
final class Giving {

    private final Intake intake;
    private final MediaFolder folder;
    private final FileStore store;

    Giving(Intake intake, MediaFolder folder, FileStore store) {
        this.intake = intake;
        this.folder = folder;
        this.store = store;
    }

    /** In the caller's transaction. */
    void give(SqlClient sql, Gift gift) {
        var hash = Drawings.hash(gift.content());
        var file = intake.onWorker(() -> folder.write(gift.content()));
        var content = intake.content(new Arrived(file, gift.name(), gift.content().length, hash, Map.of()));
        store.lock(sql, content.hash());
        intake.onWorker(() -> folder.keep(content));
        // a picture was drawn anew beside it
        intake.onWorker(() -> Files.deleteIfExists(file));
        store.add(sql, content, gift.at());
        store.give(sql, content.hash(), gift, Intake.link(FileName.of(gift.name()), content));
    }
}
