package io.placard.gateway.http;

import io.placard.channel.Login;
import io.placard.channel.Sending;
import io.placard.channel.SiteInstance;
import io.placard.channel.Visit;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** HTTP of its own, on loopback, before one instance of the site that does not serve yet. Thread-safe. */
final class Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HOST = "127.0.0.1";
    private static final String SECRET = "X-Placard-Rehearsal";
    private static final String MEMBER = "X-Placard-Member";

    private final HttpClient client;
    private final HttpServer server;
    private final String secret;

    private Stage(HttpClient client, HttpServer server, String secret) {
        this.client = client;
        this.server = server;
        this.secret = secret;
    }

    /** Listens on a free port. Whoever else is on this machine must not read pages as a member: a secret opens it. */
    static Future<Stage> open(Vertx vertx, Secrets secrets, SiteInstance instance) {
        var secret = secrets.next();
        var router = Router.router(vertx);
        router.route().handler(request -> {
            if (!secret.equals(request.request().getHeader(SECRET))) {
                request.fail(403);
                return;
            }
            var member = request.request().headers().contains(MEMBER);
            request.put(
                    Visit.KEY,
                    new RehearsalVisit(
                            member ? instance.check().reader() : Optional.empty(), secrets.next(), "http://" + HOST));
            instance.context().runOnContext(go -> instance.pages().handle(request));
        });
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, HOST)
                .map(server -> new Stage(vertx.createHttpClient(), server, secret));
    }

    /** Fails with a sentence when it is not answered with a page. */
    Future<Void> ask(Question question) {
        var asked = new RequestOptions()
                .setHost(HOST)
                .setPort(server.actualPort())
                .setMethod(HttpMethod.GET)
                .setURI(question.path)
                .putHeader(SECRET, secret)
                .putHeader("Cookie", "language=" + question.language)
                .putHeader("Accept", "text/html");
        if (question.member) {
            asked.putHeader(MEMBER, "1");
        }
        return client.request(asked)
                .compose(request -> request.send())
                .compose(answer -> judge(answer, question))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(late -> Future.failedFuture(question.failed(late.getMessage())));
    }

    Future<Void> close() {
        return server.close().eventually(client::close);
    }

    private static Future<Void> judge(HttpClientResponse answer, Question question) {
        var status = answer.statusCode();
        return answer.body().compose(body -> {
            var page = status == 200 && body.toString().contains("<html lang=\"" + question.language + '"');
            return page ? Future.succeededFuture() : Future.failedFuture("it answered " + status);
        });
    }

    /** A page that is asked for. */
    record Question(String path, String language, boolean member) {

        private RehearsalFailed failed(String how) {
            return new RehearsalFailed("%s in %s as a %s: %s; the log tells more"
                    .formatted(path, language, member ? "member" : "guest", how));
        }
    }

    /** The message says what could not be answered. */
    static final class RehearsalFailed extends RuntimeException {

        RehearsalFailed(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** A visit that nobody made. */
    private record RehearsalVisit(Optional<Login> login, String nonce, String origin) implements Visit {

        @Override
        public String csrfToken() {
            return "rehearsal";
        }

        @Override
        public String address() {
            return HOST;
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public Future<String> sessionKey() {
            return Future.succeededFuture("rehearsal");
        }

        @Override
        public Future<Void> signIn(long account, int epoch) {
            return Future.failedFuture("nobody signs in here");
        }

        @Override
        public Future<Void> signOut() {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> send(Sending file) {
            return Future.failedFuture("nobody waits for a file here");
        }
    }
}
