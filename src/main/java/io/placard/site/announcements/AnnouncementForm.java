package io.placard.site.announcements;

import io.placard.site.page.Request;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What staff typed, as it is.
 *
 * @param audience its word
 * @param level {@code urgent} or anything else
 * @param starts local to whoever typed it, such as {@code 2026-11-26T09:00}; empty: at once
 * @param ends likewise; empty: when staff end it
 */
public record AnnouncementForm(
        String english, String chinese, String audience, String level, String link, String starts, String ends) {

    static final AnnouncementForm EMPTY = new AnnouncementForm("", "", Audience.MEMBERS.word(), "", "", "", "");

    private static final int LONGEST = 500;
    /** Fields tell the minute that is running, so a start may lie this far back and means at once. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final Duration FARTHEST = Duration.ofDays(366);
    static final String URGENT = "urgent";

    static AnnouncementForm of(Request request) {
        return new AnnouncementForm(
                text(request, "english"),
                text(request, "chinese"),
                request.form("audience"),
                request.form("level"),
                request.form("link").strip(),
                request.form("starts").strip(),
                request.form("ends").strip());
    }

    static AnnouncementForm of(Wording wording, ZoneId zone) {
        return new AnnouncementForm(
                wording.english(),
                wording.chinese(),
                wording.audience().word(),
                wording.urgent() ? URGENT : "",
                wording.link(),
                local(wording.starts(), zone),
                wording.ends().map(end -> local(end, zone)).orElse(""));
    }

    public boolean urgent() {
        return level.equals(URGENT);
    }

    /**
     * What is wrong, as message keys by field.
     *
     * @param began when it began to show, which is no longer to be changed; empty: it has not
     */
    Map<String, String> errors(ZoneId zone, Instant now, Optional<Instant> began) {
        var errors = new LinkedHashMap<String, String>();
        if (english.isEmpty() && chinese.isEmpty()) {
            errors.put("english", "announcements.error.empty");
        }
        put(errors, "english", !isText(english), "announcements.error.text");
        put(errors, "chinese", !isText(chinese), "announcements.error.text");
        put(errors, "audience", Audience.of(audience).isEmpty(), "announcements.error.audience");
        put(errors, "link", !isLink(), "announcements.error.link");
        if (began.isEmpty() && !starts.isEmpty()) {
            var start = moment(starts, zone);
            put(errors, "starts", start.isEmpty(), "announcements.error.time");
            start.ifPresent(at -> {
                put(errors, "starts", at.isBefore(now.minus(GRACE)), "announcements.error.past");
                put(errors, "starts", at.isAfter(now.plus(FARTHEST)), "announcements.error.far");
            });
        }
        if (!ends.isEmpty()) {
            var end = moment(ends, zone);
            put(errors, "ends", end.isEmpty(), "announcements.error.time");
            end.ifPresent(at -> {
                put(errors, "ends", !at.isAfter(starts(zone, now, began)), "announcements.error.order");
                put(errors, "ends", at.isAfter(now.plus(FARTHEST)), "announcements.error.far");
            });
        }
        return errors;
    }

    /** What it says, where nothing is wrong. */
    Wording wording(ZoneId zone, Instant now, Optional<Instant> began) {
        return new Wording(
                english,
                chinese,
                Audience.of(audience).orElseThrow(),
                urgent(),
                link,
                starts(zone, now, began),
                moment(ends, zone));
    }

    private Instant starts(ZoneId zone, Instant now, Optional<Instant> began) {
        return began.orElseGet(
                () -> moment(starts, zone).filter(at -> at.isAfter(now)).orElse(now));
    }

    private boolean isLink() {
        if (link.isEmpty()) {
            return true;
        }
        if (link.length() > LONGEST || link.startsWith("//") || link.contains("\\")) {
            return false;
        }
        try {
            var uri = new URI(link);
            return uri.getScheme() == null
                    ? link.startsWith("/")
                    : uri.getScheme().matches("(?i)https?") && uri.getHost() != null;
        } catch (java.net.URISyntaxException unreadable) {
            return false;
        }
    }

    private static void put(Map<String, String> errors, String field, boolean wrong, String key) {
        if (wrong) {
            errors.putIfAbsent(field, key);
        }
    }

    private static String text(Request request, String field) {
        return request.form(field).replace("\r\n", "\n").strip();
    }

    private static boolean isText(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                && text.codePoints()
                        .noneMatch(letter -> Character.getType(letter) == Character.SURROGATE
                                || Character.isISOControl(letter) && letter != '\n' && letter != '\t');
    }

    private static Optional<Instant> moment(String typed, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(typed).atZone(zone).toInstant())
                    .filter(at -> Math.abs(at.getEpochSecond()) < Instant.MAX.getEpochSecond() / 1_000);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String local(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
