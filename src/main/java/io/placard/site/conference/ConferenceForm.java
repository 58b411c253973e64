package io.placard.site.conference;

import io.placard.site.page.Accent;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Colour;
import io.placard.site.page.Request;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/**
 * What staff typed, as it is.
 *
 * @param begins a day such as {@code 2026-11-26}; empty: nobody has said when
 * @param zone its id
 * @param accent six hexadecimal digits; empty: Placard's own blue
 * @param home Markdown
 */
public record ConferenceForm(
        Bilingual name,
        Bilingual place,
        String begins,
        String ends,
        String zone,
        String accent,
        String contact,
        Bilingual home) {

    static ConferenceForm of(Request request) {
        return new ConferenceForm(
                line(request, "name"),
                line(request, "place"),
                request.form("begins").strip(),
                request.form("ends").strip(),
                request.form("zone"),
                accent(request),
                request.form("contact").strip(),
                new Bilingual(text(request, "home-english"), text(request, "home-chinese")));
    }

    /** The fields by the words under which the audit log keeps them. */
    JsonObject fields() {
        return new JsonObject()
                .put("name-english", name.english())
                .put("name-chinese", name.chinese())
                .put("place-english", place.english())
                .put("place-chinese", place.chinese())
                .put("begins", begins)
                .put("day-ends", ends)
                .put("zone", zone)
                .put("accent", accent)
                .put("contact", contact)
                .put("home-english", home.english())
                .put("home-chinese", home.chinese());
    }

    /** The colour, where it is one. */
    public String colour() {
        return Colour.of(accent).map(colour -> "#" + colour.hex()).orElse("#173f7d");
    }

    /** The contrasts of the colour, where it is one. */
    public Optional<Accent> chosen() {
        return Accent.of(accent);
    }

    /** A field for a colour always has one, so it says besides whether it counts. */
    private static String accent(Request request) {
        if (request.form("own-accent").isEmpty()) {
            return "";
        }
        var typed = request.form("accent").strip().toLowerCase(Locale.ROOT);
        return typed.startsWith("#") ? typed.substring(1) : typed;
    }

    private static Bilingual line(Request request, String field) {
        return new Bilingual(
                request.form(field + "-english").strip(),
                request.form(field + "-chinese").strip());
    }

    private static String text(Request request, String field) {
        return request.form(field).strip().replace("\r\n", "\n");
    }
}
