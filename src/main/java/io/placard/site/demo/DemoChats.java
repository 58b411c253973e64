package io.placard.site.demo;

import io.placard.site.chat.Bygone;
import io.placard.site.chat.Bygone.Saying;
import io.placard.site.page.Bilingual;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** What the people of the demo have said to each other, as its file tells it. */
final class DemoChats {

    private final Map<String, Long> people;
    private final Function<JsonObject, Instant> times;

    /** @param times when what is told was */
    DemoChats(Map<String, Long> people, Function<JsonObject, Instant> times) {
        this.people = people;
        this.times = times;
    }

    Bygone read(JsonObject told) {
        var pair = names(told, "pair");
        var name = told.getJsonObject("name", new JsonObject());
        return new Bygone(
                new Bilingual(name.getString("en", ""), name.getString("zh-Hans", "")),
                told.getBoolean("announcing", false),
                people.get(pair.isEmpty() ? told.getString("maker") : pair.getFirst()),
                pair.isEmpty() ? OptionalLong.empty() : OptionalLong.of(people.get(pair.getLast())),
                names(told, "members"),
                times.apply(told),
                DemoConference.objects(told, "messages").stream()
                        .map(this::saying)
                        .toList(),
                unread(told.getJsonObject("unread", new JsonObject())));
    }

    private Saying saying(JsonObject told) {
        var given = told.getJsonObject("reactions", new JsonObject());
        var reactions = new LinkedHashMap<String, List<Long>>();
        given.fieldNames()
                .forEach(emoji -> reactions.put(
                        emoji, names(given, emoji).stream().map(people::get).toList()));
        return new Saying(
                people.get(told.getString("author")),
                told.getString("body"),
                times.apply(told),
                told.containsKey("reply") ? OptionalLong.of(told.getLong("reply")) : OptionalLong.empty(),
                told.containsKey("pinned_by")
                        ? OptionalLong.of(people.get(told.getString("pinned_by")))
                        : OptionalLong.empty(),
                reactions);
    }

    private Map<Long, Integer> unread(JsonObject told) {
        var unread = new HashMap<Long, Integer>();
        told.fieldNames().forEach(name -> unread.put(people.get(name), told.getInteger(name)));
        return unread;
    }

    private static List<String> names(JsonObject told, String list) {
        return told.getJsonArray(list, new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }
}
