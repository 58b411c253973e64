package io.placard.site.files;

import io.placard.channel.SiteContext;
import io.placard.site.page.Desk;
import java.util.List;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Files {

    private final FileStore store;
    private final MediaStore media;
    private final MediaFolder folder;
    private final Intake intake;

    public Files(SiteContext context) {
        this.store = new FileStore(context.postgres());
        this.media = new MediaStore(context.lookups());
        this.folder = new MediaFolder(context.media().folder());
        this.intake = new Intake(context, store, folder);
    }

    public FilePages pages(Desk desk) {
        return new FilePages(desk, store, intake);
    }

    /** The pages of {@code /m/}. */
    public MediaPages mediaPages() {
        return new MediaPages(media, folder);
    }

    /** What an account has put up in a draft of theirs, in the order in which it came. */
    public List<Attachment> ofDraft(long draft, long account) {
        return store.ofDraft(draft, account);
    }
}
