package io.placard.site.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.placard.site.api.Problem.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Optional;

/**
 * The body of a call: one JSON object, in one reading only.
 *
 * @param object empty where none came, or none that can be read
 * @param problem why it cannot be read
 */
record Body(JsonObject object, Optional<Problem> problem) {

    static final int LONGEST = 512 << 10;
    static final int DEEPEST = 8;

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_NAME = 100;

    /** Two fields of one name are two readings of one text. */
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();

    private static final Body NONE = new Body(new JsonObject(), Optional.empty());

    /** @param type the header {@code Content-Type}; empty: it was not sent */
    static Body read(Optional<String> type, Buffer sent) {
        if (sent == null || sent.length() == 0) {
            return NONE;
        }
        if (!type.map(Body::isJson).orElse(false)) {
            return refused(Problem.of(Kind.WRONG_TYPE));
        }
        if (sent.length() > LONGEST) {
            return refused(Problem.of(Kind.TOO_LARGE));
        }
        try {
            return walk(sent.getBytes())
                    ? new Body(new JsonObject(sent), Optional.empty())
                    : refused(Problem.of(Kind.UNREADABLE, "api.body.object"));
        } catch (StreamConstraintsException tooMuch) {
            return refused(Problem.of(Kind.UNREADABLE, "api.body.deep", DEEPEST));
        } catch (JsonProcessingException | DecodeException broken) {
            return refused(Problem.of(Kind.UNREADABLE, "api.body.json"));
        } catch (IOException fault) {
            throw new IllegalStateException("bytes in memory can be read", fault);
        }
    }

    /** Reads it through and keeps nothing; whether it is one object and nothing behind it. */
    private static boolean walk(byte[] sent) throws IOException {
        try (var json = STRICT.createParser(sent)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            json.skipChildren();
            return json.nextToken() == null;
        }
    }

    private static boolean isJson(String type) {
        var parts = type.toLowerCase(java.util.Locale.ROOT).split(";", 2);
        var charset = parts.length == 1 || parts[1].strip().replace("\"", "").equals("charset=utf-8");
        return parts[0].strip().equals("application/json") && charset;
    }

    private static Body refused(Problem problem) {
        return new Body(new JsonObject(), Optional.of(problem));
    }
}
