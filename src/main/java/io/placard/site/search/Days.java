package io.placard.site.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as people write them: {@code 2026-11-26}, {@code 2026/11/26}, {@code 2026年11月26日}. */
final class Days {

    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2999;

    private Days() {}

    /** Empty where it is none. */
    static Optional<LocalDate> read(String value) {
        var parts = DAY.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var year = Integer.parseInt(parts.group(1));
            var day = LocalDate.of(year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
            return year >= EARLIEST && year <= LATEST ? Optional.of(day) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
