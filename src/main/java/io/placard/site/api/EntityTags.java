package io.placard.site.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/** Entity tags: the hash of what is sent, behind the version of what it tells of where that has one. */
final class EntityTags {

    private static final int HASH_BYTES = 12;
    private static final int MOST = 32;

    private EntityTags() {}

    static String of(JsonObject body) {
        return of(body.toBuffer(), OptionalInt.empty());
    }

    static String of(Buffer body, OptionalInt version) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
            var hash = HexFormat.of().formatHex(digest, 0, HASH_BYTES);
            return '"' + (version.isPresent() ? version.getAsInt() + "." : "") + hash + '"';
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }

    /** The version in a strong tag of ours. */
    static OptionalInt version(String tag) {
        var known = tag.matches("\"\\d{1,9}\\.[0-9a-f]+\"");
        return known ? OptionalInt.of(Integer.parseInt(tag.substring(1, tag.indexOf('.')))) : OptionalInt.empty();
    }

    /** The tags in a header. */
    static List<String> listed(String header) {
        return Arrays.stream(header.split(",", MOST)).map(String::strip).toList();
    }

    /** Whether a header names this tag, whatever its strength. */
    static boolean names(String header, String tag) {
        return listed(header).stream()
                .anyMatch(one -> one.equals("*") || one.replaceFirst("^W/", "").equals(tag));
    }
}
