package io.placard.site.page;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** Reads {@code Accept-Language}. */
final class AcceptLanguage {

    private AcceptLanguage() {}

    /** The first language of the browser's that we speak; English where there is none. */
    static Language best(String header) {
        for (var range : ranges(header)) {
            if (range.getWeight() == 0) {
                continue;
            }
            var tag = range.getRange().toLowerCase(Locale.ROOT);
            if (tag.equals("zh") || tag.startsWith("zh-")) {
                return Language.ZH;
            }
            if (tag.equals("en") || tag.startsWith("en-")) {
                return Language.EN;
            }
        }
        return Language.EN;
    }

    private static List<LanguageRange> ranges(String header) {
        try {
            return header == null ? List.of() : LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }
}
