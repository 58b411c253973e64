package io.placard.site.moderation;

import io.placard.site.chat.MuteSpan;
import java.util.Optional;
import java.util.Set;

/**
 * What staff decide on a report.
 *
 * @param outcome {@code left} or {@code upheld}
 * @param deletes whether the message goes
 * @param muted {@code here} or {@code everywhere}; empty: its author may go on writing
 * @param reason for those who read the audit log
 */
record Decision(
        long report,
        long staff,
        String outcome,
        boolean deletes,
        Optional<String> muted,
        Optional<MuteSpan> span,
        String reason) {

    static final Set<String> OUTCOMES = Set.of("left", "upheld");
    static final Set<String> PLACES = Set.of("here", "everywhere");

    /** What is wrong with it, as a message key by its field; empty: nothing. */
    Optional<Fault> fault() {
        if (!OUTCOMES.contains(outcome)) {
            return Optional.of(new Fault("state", "moderation.error.state"));
        }
        if (muted.filter(place -> !PLACES.contains(place)).isPresent() || muted.isPresent() && span.isEmpty()) {
            return Optional.of(new Fault("muted", "moderation.error.muted"));
        }
        if (reason.length() > MessageReport.LONGEST || reason.indexOf('\0') >= 0) {
            return Optional.of(new Fault("reason", "moderation.error.long"));
        }
        var acts = outcome.equals("upheld") && (deletes || muted.isPresent());
        return acts && reason.isEmpty()
                ? Optional.of(new Fault("reason", "moderation.error.reason"))
                : Optional.empty();
    }

    /** @param key of the message */
    record Fault(String field, String key) {}
}
