package io.placard.site.api;

import io.placard.site.api.Problem.Fault;
import io.placard.site.api.Problem.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a call is answered.
 *
 * @param body empty: nothing
 * @param version of what was read or changed, where it has one
 * @param problem why the call is refused; empty: it is not
 */
public record Answer(
        int status,
        Optional<JsonObject> body,
        OptionalInt version,
        Map<String, String> headers,
        Optional<Problem> problem) {

    /** Here it is. */
    public static Answer of(JsonObject body) {
        return new Answer(200, Optional.of(body), OptionalInt.empty(), Map.of(), Optional.empty());
    }

    /** Here it is, in this version. */
    public static Answer of(JsonObject body, int version) {
        return new Answer(200, Optional.of(body), OptionalInt.of(version), Map.of(), Optional.empty());
    }

    /** It was made and stands under this path of the API. */
    public static Answer made(String path, JsonObject body) {
        return at(201, path, body);
    }

    /** It was taken and waits for somebody; it stands under this path of the API. */
    public static Answer taken(String path, JsonObject body) {
        return at(202, path, body);
    }

    /** It is done, and there is nothing to say. */
    public static Answer done() {
        return new Answer(204, Optional.empty(), OptionalInt.empty(), Map.of(), Optional.empty());
    }

    /**
     * A page of a list.
     *
     * @param found one more than the page has, where there are more
     * @param cursor behind what the next page begins
     */
    public static <T> Answer list(Call call, List<T> found, Function<T, JsonObject> draw, Function<T, ?> cursor) {
        var shown = found.subList(0, Math.min(call.limit(), found.size()));
        var next = found.size() > shown.size() ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty();
        return page(call, Json.list(shown, draw), next.map(Object::toString));
    }

    /**
     * A page of a list that knows by itself where it goes on.
     *
     * @param place behind which the next page begins; empty: there is none
     */
    public static Answer page(Call call, JsonArray items, Optional<String> place) {
        var body = new JsonObject().put("items", items);
        if (place.isEmpty()) {
            return of(body.putNull("next"));
        }
        var next = call.next(Cursor.of(place.get()));
        return of(body.put("next", next)).with("Link", "<" + next + ">; rel=\"next\"");
    }

    /** What would be sent is of this type. */
    static Answer head(String type) {
        return new Answer(200, Optional.empty(), OptionalInt.empty(), Map.of("Content-Type", type), Optional.empty());
    }

    /** The same with something more beside its items. */
    public Answer beside(String name, Object value) {
        return new Answer(status, body.map(object -> object.copy().put(name, value)), version, headers, problem);
    }

    /** The same with another header. */
    public Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, version, more, problem);
    }

    /** There is none for this reader. */
    public static Answer missing() {
        return of(Problem.of(Kind.NOT_FOUND));
    }

    /** It is not this reader's to do. */
    public static Answer forbidden() {
        return of(Problem.of(Kind.FORBIDDEN));
    }

    /** It is in no state for this; the sentence under this key says why. */
    public static Answer conflict(String key, Object... arguments) {
        return of(Problem.of(Kind.CONFLICT, key, arguments));
    }

    /** Somebody else has changed it since the caller read it. */
    public static Answer stale() {
        return of(Problem.of(Kind.CHANGED_MEANWHILE));
    }

    /** Too much of this by one account; after so many seconds again. */
    public static Answer tooOften(String key, long seconds) {
        return of(Problem.of(Kind.TOO_OFTEN, key)).with("Retry-After", Long.toString(seconds));
    }

    /** Some fields are wrong: a message key for each. */
    public static Answer unfit(Map<String, String> errors) {
        return unfit(errors.entrySet().stream()
                .map(error -> new Fault("/" + error.getKey(), error.getValue(), List.of()))
                .toList());
    }

    /** One field is wrong. */
    public static Answer unfit(String field, String key) {
        return unfit(Map.of(field, key));
    }

    static Answer unfit(List<Fault> faults) {
        var kind = Kind.UNFIT;
        return of(new Problem(kind, kind.title() + ".detail", List.of(), faults));
    }

    /** The cursor is of another list, or nobody's. */
    public static Answer misplaced() {
        return refused(Kind.UNREADABLE, "api.page", ApiPages.LONGEST_PAGE);
    }

    /** Refused for another reason, with the words under this key. */
    public static Answer refused(Kind kind, String key, Object... arguments) {
        return of(Problem.of(kind, key, arguments));
    }

    static Answer of(Problem problem) {
        return new Answer(
                problem.kind().status(), Optional.empty(), OptionalInt.empty(), Map.of(), Optional.of(problem));
    }

    private static Answer at(int status, String path, JsonObject body) {
        return new Answer(
                status,
                Optional.of(body),
                OptionalInt.empty(),
                Map.of("Location", ApiPages.ROOT + path),
                Optional.empty());
    }
}
