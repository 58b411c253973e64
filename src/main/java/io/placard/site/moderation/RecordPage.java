package io.placard.site.moderation;

import java.util.List;

/**
 * The record itself, or a piece of it.
 *
 * @param reason why it was taken out
 * @param origin before the paths of files, which are read elsewhere than here
 */
public record RecordPage(Kept kept, String reason, String origin, List<Recorded> messages) {

    /** Where the messages are to stand in the page. */
    public static final String PLACE = "[messages]";
}
