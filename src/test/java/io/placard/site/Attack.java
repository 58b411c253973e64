package io.placard.site;

import io.placard.Line;
import io.placard.Newcomer;
import io.placard.Running;
import io.placard.Visitor;
import io.placard.site.api.Program;
import io.placard.site.page.Role;
import io.vertx.sqlclient.Tuple;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends what means harm to a server of its own, as those who may do most there, and keeps what harm it did. */
final class Attack {

    private static final String FORGET = """
            for _, key in ipairs(redis.call('KEYS', 'placard:rate:*')) do redis.call('DEL', key) end
            for _, key in ipairs(redis.call('KEYS', 'placard:sign-in:*')) do redis.call('DEL', key) end
            return 0
            """;
    private static final String SECOND_STEP =
            "INSERT INTO second_step (account, secret, confirmed_at) VALUES ($1, 'x', now()) RETURNING account";
    private static final String DROP_TOKENS = "DELETE FROM api_token WHERE account = $1";
    private static final List<String> NAMES = List.of(
            "0",
            "-1",
            "9223372036854775808",
            "99999999999999999999999",
            "1e3",
            "x%27--",
            "%00",
            "%ED%A0%80",
            "%D9%A3",
            "%F0%9F%95%8A",
            "..%2f..%2fetc",
            "x".repeat(2_000));

    private static final int LONGEST_FRAME = 60_000;

    private final Running running;
    private final RowWatch watch;
    private final Visitor superuser;
    private final Visitor guest;
    private final Visitor halfway;
    private final Program program;
    private final long own;
    private final long programs;
    private final long other;
    private final Map<Visitor, String> tokens;
    private final List<String> harm = new ArrayList<>();
    private int refs;
    private int sent;

    private Attack(Running running) {
        this.running = running;
        var name = Newcomer.make(running, Role.SUPERUSER.word());
        this.own = Newcomer.id(running, name);
        this.superuser = Visitor.member(running, name);
        var second = Newcomer.make(running, Role.SUPERUSER.word());
        this.programs = Newcomer.id(running, second);
        this.program = Program.of(running, second, "read", "write", "verify", "staff");
        this.other = Newcomer.id(running, Newcomer.make(running, Role.DELEGATE.word()));
        this.guest = Visitor.guest(running);
        this.halfway = Visitor.guest(running);
        var stepped = Newcomer.make(running, Role.DELEGATE.word());
        ask(SECOND_STEP, Newcomer.id(running, stepped));
        halfway.signIn(stepped, Visitor.PASSWORD);
        this.tokens = List.of(superuser, guest, halfway).stream()
                .collect(Collectors.toMap(
                        Function.identity(), visitor -> visitor.csrf("/about/"), (one, two) -> one, HashMap::new));
        this.watch = RowWatch.over(running);
    }

    static Attack on(Running running) {
        return new Attack(running);
    }

    /** What went wrong since this was asked before. */
    List<String> harm() {
        var all = List.copyOf(harm);
        harm.clear();
        return all;
    }

    void forms(List<FieldTable.Line> lines) {
        lines.forEach(this::form);
        look();
    }

    void calls(List<FieldTable.Line> lines) {
        lines.forEach(this::call);
        look();
    }

    private void form(FieldTable.Line line) {
        var target = new Target(line);
        anew(line);
        premise(line, form(target, "", List.of()));
        for (var field : line.fields()) {
            for (var value : Hostile.against(line.where() + field)) {
                value.form().ifPresent(text -> {
                    var answer = form(target, field, List.of(text));
                    judge(line, field + " " + value.what(), target, answer);
                    if (value.shows()) {
                        follow(line.where() + " " + field + " " + value.what(), answer);
                    }
                });
            }
            judge(line, field + " missing", target, form(target, field, List.of()));
            judge(line, field + " twice", target, form(target, field, List.of("", "%00", encode(Hostile.SCRIPT))));
        }
        var beyond = form(target, "beyond", List.of("x".repeat(1 << 20)));
        if (beyond.status() != 413) {
            harm.add(line.where() + " beyond the limit: " + beyond.status());
        }
        judge(line, "beyond the limit", target, beyond);
        anew(line);
        premise(line, form(new Target(line), "", List.of()));
    }

    /** A guest who signed out has other tokens than before. */
    private void anew(FieldTable.Line line) {
        tokens.put(visitor(line), visitor(line).csrf("/about/"));
    }

    private Visitor visitor(FieldTable.Line line) {
        return switch (line.who()) {
            case "guest" -> guest;
            case "halfway" -> halfway;
            default -> superuser;
        };
    }

    private void call(FieldTable.Line line) {
        var target = new Target(line);
        premise(line, call(target, "", ""));
        for (var field : line.fields()) {
            for (var value : Hostile.against(line.where() + field)) {
                value.json()
                        .ifPresent(json -> judge(line, field + " " + value.what(), target, call(target, field, json)));
            }
            judge(line, field + " twice", target, call(target, field, "1,\"" + field + "\":2"));
        }
        for (var body : List.of(
                "[]", "null", "\"x\"", "{", "{\"a\":1}{}", "\u0000", "{\"x\":\"" + "x".repeat(1 << 20) + "\"}")) {
            judge(line, "the body " + body.substring(0, Math.min(9, body.length())), target, program(target, body));
        }
        premise(line, call(new Target(line), "", ""));
    }

    /** By a socket for each field, for one socket may send only so many at once. */
    void frames(List<FieldTable.Line> lines) {
        watch.changed();
        for (var line : lines) {
            for (var field : line.fields()) {
                try (var socket = superuser.openSocket()) {
                    socket.awaitEvent("welcome");
                    Hostile.against(line.where() + field).forEach(value -> value.json()
                            .filter(json -> json.length() < LONGEST_FRAME)
                            .ifPresent(json -> frame(socket, line, field + " " + value.what(), field, json)));
                }
            }
        }
    }

    private void frame(Line socket, FieldTable.Line line, String what, String field, String json) {
        var target = new Target(line);
        var ref = "h" + ++refs;
        var topic =
                line.where().matches("FRAME user .*|FRAME presence away") ? line.path() + ":" + own : target.topic();
        socket.sendText("{\"ref\":\"%s\",\"topic\":\"%s\",\"event\":\"%s\",\"payload\":%s}"
                .formatted(ref, topic, line.where().split(" ")[2], target.body(field, json)));
        var reply = socket.await(come -> ref.equals(come.getString("ref")));
        var status =
                switch (reply.getString("status")) {
                    case "done" -> 200;
                    case "refused" -> 400;
                    default -> 500;
                };
        judge(line, what, target, new Answer(status, reply.encode(), "", "json"));
    }

    /** @param routes each as {@code GET /path/:name/} */
    void paths(List<String> routes) {
        watch.changed();
        for (var route : routes) {
            var words = route.split(" ");
            for (var name : NAMES) {
                if (name.equals("%00") && words[1].startsWith("/api/")) {
                    continue; // the gateway's own answer, which is no problem of the API's
                }
                forget();
                var path = words[1].replaceFirst(":\\w+", name)
                        .replace(":seq", "1")
                        .replaceAll(":\\w+", "x");
                var answer = words[1].startsWith("/api/")
                        ? answer(program.send(
                                words[0],
                                path.substring(7),
                                words[0].equals("GET") ? "" : "{}",
                                "application/json",
                                "If-Match",
                                "*"))
                        : answer(superuser.send(
                                words[0].equals("GET") ? superuser.request(path).GET() : post(superuser, path, "")));
                judge(route + " with " + name, answer, "");
            }
        }
    }

    /** The good values are taken, so that a refusal says something. */
    private void premise(FieldTable.Line line, Answer answer) {
        if (answer.status() != line.status()) {
            harm.add(line.where() + ": good values were answered " + answer.status() + " " + answer.shortly());
        }
        watch.changed();
    }

    private void judge(FieldTable.Line line, String what, Target target, Answer answer) {
        judge(line.where() + " " + what, answer, line.keeps());
        if (answer.status() < 400) {
            target.renew();
        }
    }

    private void judge(String what, Answer answer, String keeps) {
        var changed = watch.changed();
        changed.remove(keeps);
        changed.remove("api_token"); // when it was used last
        if (answer.status() >= 500 || answer.status() == 429) {
            harm.add(what + ": " + answer.status() + " " + answer.shortly());
        }
        if (answer.status() >= 400 && !changed.isEmpty()) {
            harm.add(what + ": refused with " + answer.status() + ", but changed " + changed);
        }
        if (answer.runs()) {
            harm.add(what + ": runs in its answer");
        }
        if (answer.status() == 303 && !answer.staysHere()) {
            harm.add(what + ": leads to " + answer.location());
        }
        if (answer.status() < 400) {
            ask(DROP_TOKENS, own);
            watch.changed();
        }
    }

    /** Looks at the page that a form leads to. */
    private void follow(String what, Answer answer) {
        if (answer.status() == 303 && answer.staysHere()) {
            var shown = answer(superuser.get(answer.location()));
            if (shown.status() >= 500 || shown.runs()) {
                harm.add(what + ": " + answer.location() + " answers " + shown.status() + " or runs it");
            }
            watch.changed();
        }
    }

    /** Every page that shows what was sent, after all of it. */
    private void look() {
        for (var line : PermissionTable.read("permissions.txt")) {
            if (line.method().equals("GET") && line.record() == Belongings.NONE) {
                var shown = answer(superuser.get(line.path().replaceAll(":\\w+|\\{}", "1")));
                if (shown.status() >= 500 || shown.runs()) {
                    harm.add(line.path() + ": " + shown.status() + " or runs");
                }
            }
        }
    }

    private Answer form(Target target, String field, List<String> values) {
        forget();
        var line = target.line;
        var visitor = visitor(line);
        var body = new StringBuilder();
        line.form(target.names()).forEach((name, value) -> {
            if (!name.equals(field)) {
                body.append('&').append(name).append('=').append(encode(value));
            }
        });
        values.forEach(value -> body.append('&').append(field).append('=').append(value));
        return answer(visitor.send(post(visitor, target.path(), body.toString())));
    }

    private java.net.http.HttpRequest.Builder post(Visitor visitor, String path, String body) {
        return visitor.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + encode(tokens.get(visitor)) + body));
    }

    private Answer call(Target target, String field, String json) {
        return program(target, target.body(field, json));
    }

    private Answer program(Target target, String body) {
        forget();
        var path = target.path().substring("/api/v1".length());
        return answer(program.send(target.line.method(), path, body, "application/json", "If-Match", "*"));
    }

    private static Answer answer(HttpResponse<String> answer) {
        var headers = answer.headers();
        return new Answer(
                answer.statusCode(),
                answer.body(),
                headers.firstValue("Location").orElse(""),
                headers.firstValue("Content-Type").orElse(""));
    }

    private static Answer answer(Program.Reply reply) {
        return new Answer(reply.status(), reply.text(), "", "json");
    }

    /** No limit stands in the way of the next thing. */
    private void forget() {
        if (++sent % 3 != 0) {
            return;
        }
        running.redis()
                .eval(List.of(FORGET, "0"))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private String ask(String sql, long account) {
        var rows = RowWatch.wait(running.database().preparedQuery(sql).execute(Tuple.of(account)));
        return rows.size() == 0 ? "" : rows.iterator().next().getValue(0).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Answer(int status, String body, String location, String type) {

        boolean staysHere() {
            return location.startsWith("/") && !location.startsWith("//");
        }

        boolean runs() {
            return type.startsWith("text/html")
                    && (body.contains(Hostile.SCRIPT)
                            || body.contains(Hostile.IMAGE)
                            || body.contains("\"javascript:alert"));
        }

        String shortly() {
            return body.replaceAll("(?s)<head>.*?</head>|<[^>]*>|\\s+", " ")
                    .replaceAll(" +", " ")
                    .substring(0, Math.min(200, body.length() / 20));
        }
    }

    /** The record that a line is sent to, new when the last was changed. */
    private final class Target {

        private final FieldTable.Line line;
        private String name;

        private Target(FieldTable.Line line) {
            this.line = line;
            renew();
        }

        private void renew() {
            if (!line.frame() || line.record() != Belongings.NONE) {
                var owner = line.own() ? line.api() ? programs : own : other;
                name = line.record() == Belongings.NONE ? "1" : line.record().make(running, owner);
                watch.changed();
            }
        }

        private String topic() {
            return line.record() == Belongings.NONE ? line.path() : line.path() + ":" + name;
        }

        private String path() {
            return line.path().replaceFirst(":\\w+", name).replace(":seq", "1");
        }

        private Map<String, String> names() {
            var now = LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES);
            return Map.of(
                    "{}", name == null ? "1" : name,
                    "{tomorrow}", now.plusDays(1).toString(),
                    "{yesterday}", now.minusDays(1).toString(),
                    "{clock}", line.good().contains("{clock}") ? version("clock") : "",
                    "{conference}", line.good().contains("{conference}") ? version("conference") : "");
        }

        private String version(String table) {
            return ask("SELECT version FROM " + table + " WHERE $1::bigint > 0", own);
        }

        private String body(String field, String json) {
            return line.json(names()).entrySet().stream()
                    .map(one -> "\"%s\":%s".formatted(one.getKey(), one.getKey().equals(field) ? json : one.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }
}
