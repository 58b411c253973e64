package io.placard.site.page;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The time zones that can be chosen: one for each place of the IANA database. Safe for many threads. */
public final class Zones {

    private final List<ZoneId> all;
    private final Map<Language, Map<String, String>> places = new EnumMap<>(Language.class);

    public Zones() {
        var known = ZoneId.getAvailableZoneIds();
        this.all = ((Set<String>) TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null))
                .stream()
                        .map(TimeZone::getIanaID)
                        .filter(known::contains)
                        .sorted()
                        .map(ZoneId::of)
                        .toList();
        for (var language : Language.values()) {
            var names = TimeZoneNames.getInstance(ULocale.forLanguageTag(language.tag()));
            var byId = new java.util.HashMap<String, String>();
            all.forEach(zone -> byId.put(zone.getId(), place(names, zone)));
            places.put(language, Map.copyOf(byId));
        }
    }

    /** The zone with this id, where it can be chosen. */
    public Optional<ZoneId> of(String id) {
        return all.stream().filter(zone -> zone.getId().equals(id)).findFirst();
    }

    /** All of them from west to east. */
    public List<Choice> choices(Language language, Instant now) {
        return all.stream()
                .map(zone -> new Choice(
                        zone,
                        places.get(language).get(zone.getId()),
                        zone.getRules().getOffset(now).getTotalSeconds()))
                .sorted(Comparator.comparingInt(Choice::seconds).thenComparing(Choice::place))
                .toList();
    }

    private static String place(TimeZoneNames names, ZoneId zone) {
        var place = names.getExemplarLocationName(TimeZone.getCanonicalID(zone.getId()));
        return place == null ? zone.getId() : place;
    }

    /**
     * A zone to choose.
     *
     * @param place a city by which it is known
     * @param seconds how far it is ahead of UTC now
     */
    public record Choice(ZoneId zone, String place, int seconds) {

        /** How far ahead of UTC, as {@code UTC+08:00}. */
        public String offset() {
            var minutes = Math.abs(seconds) / 60;
            return "UTC%s%02d:%02d".formatted(seconds < 0 ? "\u2212" : "+", minutes / 60, minutes % 60);
        }
    }
}
