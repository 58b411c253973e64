package io.placard.site.api;

import io.placard.channel.SiteContext;
import io.placard.channel.SiteInstance.ErrorPageKey;
import io.placard.channel.Visit;
import io.placard.site.api.Problem.Kind;
import io.placard.site.page.Desk;
import io.placard.site.page.Language;
import io.placard.site.page.Permission;
import io.placard.site.page.Request;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Where programs are received and answered: who calls, whether they may, what they send. On virtual threads. */
public final class ApiPages {

    static final String ROOT = "/api/v1";

    private static final int PAGE = 30;
    static final int LONGEST_PAGE = 100;
    private static final int LONGEST_REF = 40;
    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";

    private final Router router;
    private final Desk desk;
    private final Function<String, Optional<Bearer>> tokens;
    private final Quota quota;
    private final Supplier<String> refs;
    private final Map<String, Set<HttpMethod>> paths = new LinkedHashMap<>();

    /** @param tokens who holds a token and what it opens; empty for what is no token of ours, or none any more */
    public ApiPages(Router router, Desk desk, Function<String, Optional<Bearer>> tokens, SiteContext context) {
        this.router = router;
        this.desk = desk;
        this.tokens = tokens;
        this.quota = new Quota(context.redis());
        this.refs = context.refs();
    }

    /** Whether a request is for a program's path. */
    public static boolean takes(RoutingContext routing) {
        var path = routing.normalizedPath();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** GET and HEAD. */
    public Opening get(String path) {
        return new Opening(path, HttpMethod.GET);
    }

    public Opening post(String path) {
        return new Opening(path, HttpMethod.POST);
    }

    public Opening put(String path) {
        return new Opening(path, HttpMethod.PUT);
    }

    public Opening patch(String path) {
        return new Opening(path, HttpMethod.PATCH);
    }

    public Opening delete(String path) {
        return new Opening(path, HttpMethod.DELETE);
    }

    /** Problems for the time when no site answers, in each language. */
    public Map<ErrorPageKey, byte[]> readyMade() {
        var problems = new HashMap<ErrorPageKey, byte[]>();
        for (var language : Language.values()) {
            var page = desk.bare(language);
            for (var kind : Kind.values()) {
                var problem = Problem.of(kind).json(page, "").toBuffer().getBytes();
                problems.putIfAbsent(ErrorPageKey.problem(kind.status(), language.tag()), problem);
            }
        }
        return problems;
    }

    /** Behind all paths: what may be done at each, and that there are no others. */
    public void close() {
        paths.forEach(
                (path, methods) -> router.route(ROOT + path).handler(desk.plain(routing -> other(routing, methods))));
        router.route(ROOT + "/*").handler(desk.plain(routing -> refuse(routing, Answer.missing())));
    }

    /** A path and a method that are being opened, to whom is said next. */
    public final class Opening {

        private final String path;
        private final HttpMethod method;
        private final Set<String> queries = new LinkedHashSet<>();

        private Opening(String path, HttpMethod method) {
            this.path = path;
            this.method = method;
        }

        /** Its query may have these parameters. */
        public Opening taking(String... names) {
            queries.addAll(List.of(names));
            return this;
        }

        /** What it answers is a list, which is read page by page. */
        public Opening paged() {
            return taking(LIMIT, CURSOR);
        }

        /** To everybody. */
        public void open(Function<Call, Answer> act) {
            open(true, Optional.empty(), act.andThen(Optional::of));
        }

        /** To who is signed in. */
        public void member(Function<Call, Answer> act) {
            open(false, Optional.empty(), act.andThen(Optional::of));
        }

        /** To who holds a permission. */
        public void permitted(Permission permission, Function<Call, Answer> act) {
            open(false, Optional.of(permission), act.andThen(Optional::of));
        }

        /** The same for a file that is being sent: asked when it is about to come, and again when it has. */
        public void upload(Optional<Permission> permission, Function<Call, Optional<Answer>> act) {
            open(false, permission, act);
        }

        /** The same for a file that the act sends itself where it answers nothing; to tokens only. */
        public void download(Permission permission, String type, Function<Call, Optional<Answer>> act) {
            Function<Call, Optional<Answer>> head = call -> Optional.of(Answer.head(type));
            route(method, new Operation(queries, type, true, false, false, Optional.of(permission), act));
            route(HttpMethod.HEAD, new Operation(queries, type, true, false, false, Optional.of(permission), head));
        }

        private void open(boolean open, Optional<Permission> permission, Function<Call, Optional<Answer>> act) {
            var changes = method != HttpMethod.GET;
            var operation = new Operation(queries, Operation.JSON, false, changes, open, permission, act);
            route(method, operation);
            if (!changes) {
                route(HttpMethod.HEAD, operation);
            }
        }

        private void route(HttpMethod method, Operation operation) {
            paths.computeIfAbsent(path, first -> new LinkedHashSet<>()).add(method);
            router.route(method, ROOT + path).handler(desk.plain(routing -> receive(routing, operation)));
        }
    }

    private void receive(RoutingContext routing, Operation operation) {
        var token = Bearer.shown(routing.request().getHeader("Authorization"));
        var bearer = token.flatMap(tokens);
        var login = token.isPresent()
                ? bearer.map(Bearer::login)
                : Visit.of(routing).login();
        var request = desk.program(routing, login);
        var arrived = request.upload().flatMap(upload -> upload.arrived()).isPresent();
        if (!arrived && !admits(request)) {
            return;
        }
        if (token.isPresent() && request.reader().isEmpty()) {
            var unknown = Problem.of(Kind.UNAUTHENTICATED, "api.token.unknown");
            AnswerPages.write(request, Operation.unauthenticated(unknown));
            return;
        }
        refusal(request, operation, bearer)
                .or(() -> read(request, operation))
                .ifPresent(answer -> AnswerPages.write(request, answer));
    }

    /** Counts the call; false where it is one too many, and that was said. */
    private boolean admits(Request request) {
        var count = quota.count(request, Visit.of(request.routing()).address());
        Quota.headers(count).forEach(request.routing().response()::putHeader);
        if (!count.admitted()) {
            AnswerPages.write(request, Answer.tooOften("api.problem.too-often.detail", count.seconds()));
        }
        return count.admitted();
    }

    private static Optional<Answer> refusal(Request request, Operation operation, Optional<Bearer> bearer) {
        return AnswerPages.wanted(request.routing(), operation.type())
                ? operation.refusal(request, bearer)
                : Optional.of(Answer.of(Problem.of(Kind.NOT_ACCEPTABLE)));
    }

    private Optional<Answer> read(Request request, Operation operation) {
        var body = request.upload().isPresent()
                ? Body.read(Optional.empty(), null)
                : Body.read(
                        request.header("Content-Type"), request.routing().body().buffer());
        if (body.problem().isPresent()) {
            return body.problem().map(Answer::of);
        }
        var unknown = operation.unknown(request.queries().keySet());
        if (unknown.isPresent()) {
            return unknown;
        }
        var place = request.query(CURSOR).map(Cursor::read);
        var limit = limit(request);
        var ref = request.header("Idempotency-Key").orElseGet(refs);
        if (place.isPresent() && place.get().isEmpty() || limit == 0) {
            return Optional.of(Answer.misplaced());
        }
        if (ref.isBlank() || ref.length() > LONGEST_REF || !ref.chars().allMatch(c -> c > ' ' && c < 127)) {
            return Optional.of(Answer.refused(Kind.UNREADABLE, "api.ref", LONGEST_REF));
        }
        return operation.act().apply(new Call(request, body.object(), ref, place.flatMap(known -> known), limit));
    }

    /** How many are wanted; 0 where that is no number that can be. */
    private static int limit(Request request) {
        var asked = request.query(LIMIT);
        var number = request.number(asked.orElse(Integer.toString(PAGE))).orElse(0);
        return number > LONGEST_PAGE ? 0 : (int) number;
    }

    /** A method that the path does not have; or OPTIONS, which asks which ones it has. */
    private void other(RoutingContext routing, Set<HttpMethod> methods) {
        var allowed = methods.stream().map(HttpMethod::name).collect(Collectors.joining(", ")) + ", OPTIONS";
        if (routing.request().method() == HttpMethod.OPTIONS) {
            routing.response().setStatusCode(204).putHeader("Allow", allowed).end();
        } else {
            refuse(routing, Answer.of(Problem.of(Kind.WRONG_METHOD)).with("Allow", allowed));
        }
    }

    private void refuse(RoutingContext routing, Answer answer) {
        var request = desk.program(routing, Optional.empty());
        if (admits(request)) {
            AnswerPages.write(request, answer);
        }
    }
}
