package io.placard.site.admin;

import io.placard.site.files.Attachment;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What people have put up.
 *
 * @param older behind which the next page begins
 * @param said the key of what was just done; empty: nothing
 * @param wrong which file's deletion lacked a reason; 0: none
 * @param reason that was typed
 */
public record FileListPage(
        ContentFilter filter, List<Entry> entries, OptionalLong older, String said, long wrong, String reason) {

    /**
     * A file under its name.
     *
     * @param name empty: it is in the draft of somebody else
     * @param state {@code published}, {@code handed-in} or {@code draft}
     * @param article with which it was handed in; 0: it stands in a draft
     * @param title of the article
     */
    public record Entry(
            long id,
            String name,
            String path,
            long size,
            String state,
            Person owner,
            long article,
            String title,
            Instant at) {

        /** Its size in words. */
        public String sizeText() {
            return Attachment.sizeText(size);
        }
    }
}
