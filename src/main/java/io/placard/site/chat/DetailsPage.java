package io.placard.site.chat;

import io.placard.channel.Whereabouts.Whereabout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What stands behind a conversation.
 *
 * @param members a page of them; of a pair none
 * @param find what they are looked for by
 * @param more behind whom the next page begins
 * @param done the key of what was just done or refused; empty: nothing
 * @param refused whether it was refused
 * @param staff whether the reader may export it for the record
 * @param whereabouts how those are there of whom the reader may know, by account
 */
public record DetailsPage(
        Details details,
        List<Participant> members,
        String find,
        OptionalLong more,
        Optional<String> done,
        boolean refused,
        boolean staff,
        Map<Long, Whereabout> whereabouts) {

    /** For how long somebody can be muted. */
    public static final List<MuteSpan> SPANS = List.of(MuteSpan.values());

    /** How much one can want to hear. */
    public static final List<Level> LEVELS = List.of(Level.values());
}
