package io.placard.gateway.http;

import io.placard.channel.ChannelLayer;
import io.placard.channel.Frame;
import io.placard.channel.Lane;
import io.placard.channel.Login;
import io.placard.channel.Reply;
import io.placard.channel.SiteInstance;
import io.placard.channel.SiteInstance.ErrorPageKey;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks an instance of the site what it must be able to answer before it serves: its main pages in every language, as a
 * guest and as a member, over HTTP of its own on loopback; a frame of each kind; and every lane. Thread-safe.
 */
public final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HOST = "127.0.0.1";
    private static final String SECRET = "X-Placard-Rehearsal";
    private static final String MEMBER = "X-Placard-Member";

    private final Vertx vertx;
    private final ChannelLayer channels;
    private final Secrets secrets;

    public Rehearsal(Vertx vertx, ChannelLayer channels, Secrets secrets) {
        this.vertx = vertx;
        this.channels = channels;
        this.secrets = secrets;
    }

    /** Fails with a sentence that names the first thing that the instance could not answer. */
    public Future<Void> of(int generation, SiteInstance instance) {
        return pages(instance).compose(answered -> frames(generation, instance));
    }

    private Future<Void> pages(SiteInstance instance) {
        // whoever else is on this machine must not read pages as a member meanwhile
        var secret = secrets.next();
        var client = vertx.createHttpClient();
        return listen(instance, secret).compose(server -> ask(client, server.actualPort(), secret, instance)
                .eventually(server::close)
                .eventually(client::close));
    }

    private Future<HttpServer> listen(SiteInstance instance, String secret) {
        var router = Router.router(vertx);
        router.route().handler(request -> {
            if (!secret.equals(request.request().getHeader(SECRET))) {
                request.fail(403);
                return;
            }
            var member = request.request().headers().contains(MEMBER);
            request.put(
                    Visit.KEY,
                    new RehearsalVisit(member ? instance.check().reader() : Optional.empty(), secrets.next()));
            instance.context().runOnContext(go -> instance.pages().handle(request));
        });
        return vertx.createHttpServer().requestHandler(router).listen(0, HOST);
    }

    private Future<Void> ask(HttpClient client, int port, String secret, SiteInstance instance) {
        var questions = new ArrayList<Supplier<Future<Void>>>();
        for (var language : languages(instance)) {
            for (var path : instance.check().openPages()) {
                questions.add(() -> page(client, port, secret, new Question(path, language, false)));
            }
            for (var path : instance.check().memberPages()) {
                questions.add(() -> page(client, port, secret, new Question(path, language, true)));
            }
        }
        return inTurn(questions);
    }

    private Future<Void> page(HttpClient client, int port, String secret, Question question) {
        var asked = new RequestOptions()
                .setHost(HOST)
                .setPort(port)
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
                .recover(late -> failed(question, late.getMessage()));
    }

    private static Future<Void> judge(HttpClientResponse answer, Question question) {
        var status = answer.statusCode();
        return answer.body().compose(body -> {
            var page = status == 200 && body.toString().contains("<html lang=\"" + question.language + '"');
            return page ? Future.succeededFuture() : Future.failedFuture("it answered " + status);
        });
    }

    private Future<Void> frames(int generation, SiteInstance instance) {
        var questions = new ArrayList<Supplier<Future<Void>>>();
        for (var frame : instance.check().frames()) {
            questions.add(() -> frame(Lane.of(generation, frame.socket()), frame));
        }
        for (var lane = 0; lane < Lane.COUNT && !questions.isEmpty(); lane++) {
            var each = new Lane(generation, lane);
            questions.add(() -> frame(each, instance.check().frames().getFirst()));
        }
        return inTurn(questions);
    }

    private Future<Void> frame(Lane lane, Frame frame) {
        var what = "the frame " + frame.event() + " to " + frame.topic().prefix();
        return channels.ask(lane, frame, PATIENCE)
                .compose(reply -> reply.status() == Reply.Status.FAILED
                        ? Future.failedFuture("it answered " + reply.payload().encode())
                        : Future.<Void>succeededFuture())
                .recover(cause -> Future.failedFuture(new RehearsalFailed(what + ": " + cause.getMessage())));
    }

    private static Future<Void> inTurn(List<Supplier<Future<Void>>> questions) {
        var all = Future.<Void>succeededFuture();
        for (var question : questions) {
            all = all.compose(done -> question.get());
        }
        return all;
    }

    private static List<String> languages(SiteInstance instance) {
        return instance.errorPages().keySet().stream()
                .map(ErrorPageKey::language)
                .distinct()
                .sorted()
                .toList();
    }

    private static <T> Future<T> failed(Question question, String how) {
        return Future.failedFuture(new RehearsalFailed("%s in %s as a %s: %s; the log tells more"
                .formatted(question.path, question.language, question.member ? "member" : "guest", how)));
    }

    private record Question(String path, String language, boolean member) {}

    /** The message says what could not be answered. */
    static final class RehearsalFailed extends RuntimeException {

        RehearsalFailed(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** A visit that nobody made. */
    private record RehearsalVisit(Optional<Login> login, String nonce) implements Visit {

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
    }
}
