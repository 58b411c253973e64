package io.placard.site.clock;

import io.placard.site.page.FictionalTime;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The clock with its plan.
 *
 * @param steers whether the reader may change it
 * @param version what the form changes
 * @param errors message keys by field
 * @param acts what was done with it, newest first; only for those who steer
 */
public record ClockPage(
        FictionalTime clock,
        FictionalTime.Phase phase,
        int version,
        boolean steers,
        ClockForm form,
        Map<String, String> errors,
        List<PastAct> acts) {

    /** What is wrong with a field, as a message key; null when nothing is. */
    public String error(String field) {
        return errors.get(field);
    }

    public boolean is(String phase) {
        return this.phase.word().equals(phase);
    }

    /** A speed without needless digits. */
    public static String plain(double speed) {
        return BigDecimal.valueOf(speed).stripTrailingZeros().toPlainString();
    }
}
