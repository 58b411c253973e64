package io.placard.site.page;

import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** Tells from which day to which: what both have in common is said once. Safe for many threads. */
final class Spans {

    private final Map<Language, DateIntervalFormat> formats = Map.of(
            Language.EN, format("yMMMMd", ULocale.UK),
            // with digits: the long form writes the month in characters
            Language.ZH, format("yMMMd", ULocale.SIMPLIFIED_CHINESE));

    String of(Language language, LocalDate begins, LocalDate ends) {
        var format = formats.get(language);
        // formatting with it is not safe for threads
        synchronized (format) {
            return format.format(new DateInterval(millis(begins), millis(ends)));
        }
    }

    private static DateIntervalFormat format(String fields, ULocale locale) {
        var format = DateIntervalFormat.getInstance(fields, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format;
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
