package io.placard.site.api;

import io.placard.channel.Upload;
import io.placard.site.api.Problem.Kind;
import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Request;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A call of a program's, admitted and read.
 *
 * @param body empty where none came
 * @param ref the caller's name for what it creates: sent twice, done once
 * @param place where the list is to go on; empty: from its beginning
 * @param limit how many of a list are wanted
 */
public record Call(Request request, JsonObject body, String ref, Optional<String> place, int limit) {

    private static final String IF_MATCH = "If-Match";

    public long account() {
        return request.account();
    }

    public Language language() {
        return request.language();
    }

    /** The moment that the call is answered at. */
    public Instant now() {
        return request.page().now();
    }

    public boolean may(Permission permission) {
        return request.may(permission);
    }

    /** A number in the path; 0, which nothing has, where it is none. */
    public long id() {
        return request.pathNumber("id");
    }

    /** A name in the path. */
    public String path(String name) {
        return request.path(name);
    }

    /** A parameter of the query as text that a database takes, cut at so many characters; empty where there is none. */
    public String query(String name, int longest) {
        var text = request.query(name).orElse("").replace("\0", "").strip();
        return text.substring(0, Math.min(longest, text.length()));
    }

    /** The number behind which the list goes on. */
    public OptionalLong behind() {
        // a place of another list is no number: nothing stands behind 0
        return place.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(request.number(place.get()).orElse(0));
    }

    /** The fields of the body, which may have these names and no others. */
    public Fields fields(String... known) {
        return new Fields(body, Set.of(known));
    }

    /** The parameters of the query, read as fields are; which there may be was seen to already. */
    public Fields parameters() {
        var given = new JsonObject();
        request.queries().forEach(given::put);
        return new Fields(given, given.fieldNames());
    }

    /** The file that is being sent, where the call is one. */
    public Optional<Upload> upload() {
        return request.upload();
    }

    /** Refuses a change by a caller who does not know this version of what is changed. */
    public Optional<Answer> unmatched(int version) {
        return unmatched(tag -> EntityTags.version(tag).equals(OptionalInt.of(version)));
    }

    /** Refuses a change by a caller who says of no version that it is meant. */
    public Optional<Answer> unconditional() {
        return request.header(IF_MATCH).isPresent()
                ? Optional.empty()
                : Optional.of(Answer.of(Problem.of(Kind.UNCONDITIONAL)));
    }

    /** Whether the caller knows what is changed as it is now: asked in the transaction that changes it. */
    public boolean matches(JsonObject now) {
        var current = EntityTags.of(now);
        return names(current::equals);
    }

    private Optional<Answer> unmatched(Predicate<String> matches) {
        return unconditional().or(() -> names(matches) ? Optional.empty() : Optional.of(Answer.stale()));
    }

    private boolean names(Predicate<String> matches) {
        return request.header(IF_MATCH)
                .filter(header ->
                        EntityTags.listed(header).stream().anyMatch(tag -> tag.equals("*") || matches.test(tag)))
                .isPresent();
    }

    /** The address of the same list from another place on. */
    String next(String cursor) {
        var query = new StringBuilder("?");
        request.queries().forEach((name, value) -> {
            if (!name.equals("cursor")) {
                query.append(encode(name)).append('=').append(encode(value)).append('&');
            }
        });
        return request.pathText() + query + "cursor=" + cursor;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
