package io.placard.site.settings;

import io.placard.site.page.Language;
import io.placard.site.page.Zones;
import java.util.List;
import java.util.Optional;

/**
 * In which languages and at which times one reads.
 *
 * @param content the language of articles; empty: all
 * @param zone an IANA id; empty: the conference's
 * @param saved whether it was just saved
 */
public record ReadingSettings(
        Optional<Language> content, Optional<String> zone, List<Zones.Choice> zones, boolean saved) {

    public boolean wants(Language language) {
        return content.filter(wanted -> wanted == language).isPresent();
    }

    public boolean wants(Zones.Choice choice) {
        return zone.filter(choice.zone().getId()::equals).isPresent();
    }
}
