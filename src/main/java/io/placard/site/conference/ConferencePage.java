package io.placard.site.conference;

import io.placard.site.page.Accent;
import io.placard.site.page.Logo;
import io.placard.site.page.Zones;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the conference.
 *
 * @param version of the settings that the form was drawn with
 * @param logo the picture as it is now
 * @param faults by field; {@code act} is the form's own, {@code logo} the other form's
 * @param said the key of what was just done; empty: nothing
 */
public record ConferencePage(
        int version,
        ConferenceForm form,
        Optional<Logo> logo,
        List<Zones.Choice> zones,
        Map<String, Fault> faults,
        String said) {

    /** A sentence on what is wrong, with what it names. */
    public record Fault(String key, String first, String second) {

        static Fault of(String key) {
            return new Fault(key, "", "");
        }
    }

    /** What is wrong with a field; null: nothing. */
    public Fault fault(String field) {
        return faults.get(field);
    }

    /** The least contrast of any text by day. */
    public String byDay(Accent accent) {
        return Faults.ratio(accent.byDay());
    }

    /** The least contrast of any text by night. */
    public String byNight(Accent accent) {
        return Faults.ratio(accent.byNight());
    }
}
