package io.placard.site.api;

import io.placard.site.api.Problem.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The fields of a call's body, read one by one; what is wrong with each is kept. Used by one thread. */
public final class Fields {

    private static final int LAST_YEAR = 9_999;

    private final JsonObject body;
    private final List<Fault> faults = new ArrayList<>();

    /** @param known all names that there are; any other is a mistake that the caller is told of */
    Fields(JsonObject body, Set<String> known) {
        this.body = body;
        body.fieldNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(new Fault(pointer(name), "api.field.unknown", List.of(name))));
    }

    /** Whether a field was given, be it null. */
    public boolean has(String name) {
        return body.containsKey(name);
    }

    /** A text that must be there. */
    public String text(String name) {
        return text(name, Optional.empty());
    }

    /** A text, or this one where none was given. */
    public String text(String name, String otherwise) {
        return text(name, Optional.of(otherwise));
    }

    private String text(String name, Optional<String> otherwise) {
        var value = body.getValue(name);
        if (value instanceof String text) {
            return fit(name, text);
        }
        if (value == null && otherwise.isPresent()) {
            return otherwise.get();
        }
        wrong(name, value == null ? "api.field.missing" : "api.field.text");
        return "";
    }

    /** One line of NUL, or half of a letter, is what no database takes. */
    private String fit(String name, String text) {
        var broken =
                text.codePoints().anyMatch(letter -> letter == 0 || Character.getType(letter) == Character.SURROGATE);
        if (broken) {
            wrong(name, "api.field.letters");
            return "";
        }
        return text;
    }

    /** One of these words, which must be there. */
    public String word(String name, Set<String> words) {
        var word = text(name);
        if (!word.isEmpty() && !words.contains(word) || word.isEmpty() && faults.isEmpty()) {
            wrong(
                    name,
                    "api.field.word",
                    String.join(", ", words.stream().sorted().toList()));
        }
        return word;
    }

    /** Yes or no; this where neither was given. */
    public boolean flag(String name, boolean otherwise) {
        var value = body.getValue(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            wrong(name, "api.field.flag");
        }
        return otherwise;
    }

    /** A positive whole number; empty where none was given. */
    public OptionalLong number(String name) {
        var value = body.getValue(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (isNumber(value)) {
            return OptionalLong.of(((Number) value).longValue());
        }
        wrong(name, "api.field.number");
        return OptionalLong.empty();
    }

    /** Any number; empty where none was given. */
    public Optional<Double> decimal(String name) {
        var value = body.getValue(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return Optional.of(number.doubleValue());
        }
        wrong(name, "api.field.decimal");
        return Optional.empty();
    }

    /** A moment by RFC 3339; empty where none was given. */
    public Optional<Instant> time(String name) {
        var value = body.getValue(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            if (value instanceof String text) {
                return Optional.of(OffsetDateTime.parse(text))
                        .filter(at -> at.getYear() > 0 && at.getYear() < LAST_YEAR)
                        .map(OffsetDateTime::toInstant)
                        .or(() -> wrongTime(name));
            }
        } catch (DateTimeException unreadable) {
            // told below, as anything else that is no time
        }
        return wrongTime(name);
    }

    /** Positive whole numbers in a list; none where none was given. */
    public List<Long> numbers(String name) {
        var value = body.getValue(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.stream().allMatch(Fields::isNumber)) {
            return array.stream().map(number -> ((Number) number).longValue()).toList();
        }
        wrong(name, "api.field.numbers");
        return List.of();
    }

    /** Texts in a list; none where none was given. */
    public List<String> texts(String name) {
        var value = body.getValue(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.stream().allMatch(String.class::isInstance)) {
            return array.stream().map(text -> fit(name, (String) text)).toList();
        }
        wrong(name, "api.field.texts");
        return List.of();
    }

    /** Objects in a list, each with these fields and no others; none where none was given. */
    public List<Fields> objects(String name, Set<String> known) {
        var value = body.getValue(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.stream().allMatch(JsonObject.class::isInstance)) {
            return array.stream()
                    .map(object -> new Fields((JsonObject) object, known))
                    .toList();
        }
        wrong(name, "api.field.objects");
        return List.of();
    }

    /** Says what is wrong with a field, by a message key. */
    public void wrong(String name, String key, Object... arguments) {
        faults.add(new Fault(pointer(name), key, List.of(arguments)));
    }

    /** Takes over what is wrong with a field inside a list. */
    public void wrongIn(String name, int place, Fields inner) {
        inner.faults.forEach(fault -> faults.add(
                new Fault(pointer(name) + "/" + place + fault.pointer(), fault.message(), fault.arguments())));
    }

    /** The answer that says what is wrong; empty where nothing is. */
    public Optional<Answer> refusal() {
        return faults.isEmpty() ? Optional.empty() : Optional.of(Answer.unfit(List.copyOf(faults)));
    }

    private Optional<Instant> wrongTime(String name) {
        wrong(name, "api.field.time");
        return Optional.empty();
    }

    private static boolean isNumber(Object value) {
        return (value instanceof Integer || value instanceof Long) && ((Number) value).longValue() > 0;
    }

    /** RFC 6901. */
    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
