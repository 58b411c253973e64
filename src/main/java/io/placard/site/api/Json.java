package io.placard.site.api;

import io.placard.site.page.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** What many resources tell alike. */
public final class Json {

    /** The length of a picture's side in pixels. */
    private static final int PICTURE = 256;

    private Json() {}

    /** Somebody, as others see them. */
    public static JsonObject person(Person person) {
        return new JsonObject()
                .put("id", person.id())
                .put("username", person.username())
                .put("nickname", person.nickname())
                .put("role", person.role().word())
                .put("avatar", person.avatar())
                .put("picture", person.hasPicture() ? person.drawing(PICTURE) : null);
    }

    /** A moment by RFC 3339, in UTC, to the millisecond. */
    public static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The same; null where there is none. */
    public static String time(Optional<Instant> at) {
        return at.map(Json::time).orElse(null);
    }

    /** A number; null where there is none. */
    public static Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    /** Each of them, drawn. */
    public static <T> JsonArray list(List<T> all, Function<T, ?> draw) {
        var list = new JsonArray();
        all.forEach(one -> list.add(draw.apply(one)));
        return list;
    }
}
