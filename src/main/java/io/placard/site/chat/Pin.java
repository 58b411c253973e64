package io.placard.site.chat;

import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that is to stay in sight.
 *
 * @param excerpt its beginning as plain text; empty where it has no words
 */
public record Pin(long seq, Person author, String excerpt, Optional<FirstFile> file, Instant at) {

    /** From what {@code chat_pins} tells. */
    static List<Pin> of(JsonArray told) {
        return told.stream().map(JsonObject.class::cast).map(Pin::of).toList();
    }

    private static Pin of(JsonObject pin) {
        var author = pin.getJsonObject("author");
        return new Pin(
                pin.getLong("seq"),
                new Person(
                        author.getLong("id"),
                        author.getString("username"),
                        author.getString("nickname"),
                        Role.of(author.getString("role")),
                        author.getString("picture")),
                pin.getString("excerpt"),
                FirstFile.of(pin.getJsonObject("file")),
                Instant.parse(pin.getString("at")));
    }
}
