package io.placard.site.archive;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.page.Download;
import io.placard.site.page.RateLimit;
import java.util.Optional;

/** The whole conference in one file, for programs that keep backups. It is read again with the command line only. */
public final class ArchiveResource {

    private static final long HOUR_SECONDS = 3_600;

    private final Keeping keeping;
    private final RateLimit limit;

    ArchiveResource(Keeping keeping, RateLimit limit) {
        this.keeping = keeping;
        this.limit = limit;
    }

    /** GET /archive: empty where it was sent. */
    public Optional<Answer> archive(Call call) {
        if (!limit.admits(call.account())) {
            return Optional.of(Answer.tooOften("archive.error.too-often", HOUR_SECONDS));
        }
        return switch (keeping.send(call.account(), new Download(call.request()))) {
            case SENT -> Optional.empty();
            case BUSY -> Optional.of(Answer.conflict("archive.error.busy"));
            case NOT_FOUND -> Optional.of(Answer.missing());
        };
    }
}
