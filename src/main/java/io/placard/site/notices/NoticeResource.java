package io.placard.site.notices;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.page.RateLimit;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One's notices and how much one wants to hear, for programs. */
public final class NoticeResource {

    private static final int LONGEST_WORD = 20;
    private static final long HOUR_SECONDS = 3_600;

    private final NoticeStore store;
    private final Reading reading;
    private final Levels levels;
    private final RateLimit changes;

    NoticeResource(NoticeStore store, Reading reading, Levels levels, RateLimit changes) {
        this.store = store;
        this.reading = reading;
        this.levels = levels;
        this.changes = changes;
    }

    /** GET /notices: unread first, then newest first. */
    public Answer list(Call call) {
        var unread = call.query("unread", LONGEST_WORD).equals("true") ? "1" : "";
        var filter = NoticeFilter.of(call.query("category", LONGEST_WORD), unread);
        var found = store.list(call.account(), filter, call.behind(), call.limit() + 1);
        return Answer.list(call, found, NoticeResource::json, Notice::id);
    }

    /** POST /notices/read: one, those of a category, or all. */
    public Answer read(Call call) {
        var fields = call.fields("notice", "category");
        var one = fields.number("notice");
        var category = fields.has("category") && one.isEmpty()
                ? Category.of(fields.word("category", words()))
                : Optional.<Category>empty();
        if (fields.has("category") && one.isPresent()) {
            fields.wrong("category", "notices.error.both");
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        return reading.mark(call.account(), new Reading.Which(one, category)) ? Answer.done() : Answer.missing();
    }

    /** GET /settings/notices: a level for each category. */
    public Answer settings(Call call) {
        return Answer.of(json(levels.read(call.account())));
    }

    /** PUT /settings/notices: over those that If-Match names. */
    public Answer save(Call call) {
        var unconditional = call.unconditional();
        if (unconditional.isPresent()) {
            return unconditional.get();
        }
        var fields = call.fields(words().toArray(String[]::new));
        var asked = new EnumMap<Category, Level>(Category.class);
        for (var category : Category.values()) {
            asked.put(
                    category,
                    Level.of(fields.word(category.word(), levelWords())).orElse(Level.ON));
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        if (!changes.admits(call.account())) {
            return Answer.tooOften("notices.settings.too-often", HOUR_SECONDS);
        }
        return switch (levels.write(call.account(), asked, now -> call.matches(json(now)))) {
            case DONE -> settings(call);
            case STALE -> Answer.stale();
            case REFUSED -> Answer.unfit(Category.VERIFICATION.word(), "notices.settings.verifiers");
        };
    }

    /** As events tell of it, in the API's spelling. */
    private static JsonObject json(Notice notice) {
        var json = NoticeJson.of(notice);
        json.remove("subjectLanguage");
        return json.put("subject_language", notice.subjectLanguage().tag())
                .put("actor", Json.person(notice.actor()))
                .put("at", Json.time(notice.at()));
    }

    private static JsonObject json(Map<Category, Level> levels) {
        var json = new JsonObject();
        for (var category : Category.values()) {
            json.put(category.word(), levels.get(category).word());
        }
        return json;
    }

    private static Set<String> words() {
        return Arrays.stream(Category.values()).map(Category::word).collect(Collectors.toSet());
    }

    private static Set<String> levelWords() {
        return Arrays.stream(Level.values()).map(Level::word).collect(Collectors.toSet());
    }
}
