package io.placard.site;

import io.vertx.core.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A value that means harm.
 *
 * @param what it is
 * @param form as a form sends it; empty where only JSON can say it
 * @param json as JSON says it; empty where only a form can say it
 */
record Hostile(String what, Optional<String> form, Optional<String> json) {

    /** What no page may hold as it is: it would run. */
    static final String SCRIPT = "<script>alert(4711)</script>";

    static final String IMAGE = "<img src=x onerror=alert(4711)>";
    private static final List<String> SHOWN =
            List.of("NUL", "controls", "right to left", "very long", "many lines", "spaces", "markup", "half a letter");

    /** Nearly as long as a body may be, with the other fields beside it. */
    private static final int LONGEST_FORM = 1_000_000;

    private static final int LONGEST_BODY = 500_000;

    /** In the gate each field gets these, and of the others one in so many: other ones than the field before it. */
    private static final List<String> ALWAYS = List.of("NUL", "markup", "an object");

    private static final int SHARE = 8;

    /** What is put into this field: all of them where {@code -Dplacard.hostile=all} asks for it. */
    static List<Hostile> against(String field) {
        var all = all();
        if (System.getProperty("placard.hostile", "some").equals("all")) {
            return all;
        }
        var turn = Math.floorMod(field.hashCode(), SHARE);
        return IntStream.range(0, all.size())
                .filter(number -> number % SHARE == turn || ALWAYS.contains(all.get(number).what))
                .mapToObj(all::get)
                .toList();
    }

    private static List<Hostile> all() {
        var all = new ArrayList<>(List.of(
                text("NUL", "a\0b"),
                text("controls", "a\u0001\u000b\u001b\u007f\uFFFEb"),
                text("of four bytes", "\uD842\uDFB7\uD83D\uDD4A\uFE0F"),
                text("right to left", "\u202Egpj.exe\u202C\u2066\u200F"),
                form("very long", "x".repeat(LONGEST_FORM)),
                json("very long", '"' + "x".repeat(LONGEST_BODY) + '"'),
                text("many lines", "> - *x*\n".repeat(5_000)),
                text("empty", ""),
                text("spaces", " \t\r\n \u3000\u00a0"),
                text("markup", "\">" + SCRIPT + IMAGE + "'}{{7*7}}${7*7}[x](javascript:alert(4711))"),
                text("quotes", "'; DROP TABLE account; --\"\\'%_"),
                text("negative", "-1"),
                text("huge", "99999999999999999999"),
                text("the last int and one", "2147483648"),
                text("no such day", "2026-02-30T25:61"),
                text("a far day", "+999999999-12-31T23:59"),
                text("an address", "//elsewhere.example/\\@javascript:alert(4711)"),
                form("half a letter", "%ED%A0%80x"),
                form("no UTF-8", "%FF%FEx"),
                form("broken escapes", "%zz%"),
                json("half a letter", "\"\\ud800x\""),
                json("the other half", "\"x\\udc00\"")));
        for (var value : List.of("-1", "0", "1.5", "9223372036854775807", "1e400", "true", "null", "[]", "{}")) {
            all.add(json(value, value));
        }
        all.add(json("a list", "[\"x\",1,null,{\"a\":[]}]"));
        all.add(json("an object", "{\"$gt\":\"\",\"toString\":1}"));
        all.add(json("deep", "[".repeat(500) + "]".repeat(500)));
        return all;
    }

    /** Whether the page behind it is worth a look: what may be shown there is no ordinary text. */
    boolean shows() {
        return SHOWN.contains(what);
    }

    private static Hostile text(String what, String text) {
        return new Hostile(
                what, Optional.of(URLEncoder.encode(text, StandardCharsets.UTF_8)), Optional.of(Json.encode(text)));
    }

    private static Hostile form(String what, String encoded) {
        return new Hostile(what, Optional.of(encoded), Optional.empty());
    }

    private static Hostile json(String what, String text) {
        return new Hostile(what, Optional.empty(), Optional.of(text));
    }
}
