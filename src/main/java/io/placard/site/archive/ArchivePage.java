package io.placard.site.archive;

import io.placard.site.audit.AuditPage;
import io.placard.site.files.Attachment;
import java.util.Optional;

/**
 * What an archive would hold, and the form that it is asked for with.
 *
 * @param wrong the key of what is wrong with the password; empty: nothing
 * @param said the key of why none was sent; empty: none was asked for
 */
public record ArchivePage(Holdings holdings, String wrong, String said) {

    /** @param last the last time one was taken, by this page, a token or the command line; empty: never */
    public record Holdings(Counted counted, Optional<AuditPage.Line> last) {}

    /**
     * What is there now.
     *
     * @param media bytes of the files
     * @param tables bytes of all tables in the database
     */
    public record Counted(int accounts, int articles, int comments, int files, long media, long tables) {

        /** Rows of text pack to so much of what they take in the database; measured with a large conference. */
        private static final double PACKED = 0.4;

        /** About how large it will be, in words. */
        public String sizeText() {
            return Attachment.sizeText(media + (long) (tables * PACKED));
        }
    }
}
