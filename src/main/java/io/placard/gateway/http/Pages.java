package io.placard.gateway.http;

import io.placard.channel.Upload;
import io.placard.channel.Visit;
import io.placard.generation.Generations;
import io.placard.generation.Generations.Turn;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.HttpException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a request to the site: body, visit, CSRF, then it is handed to an instance of the current generation. On one
 * event loop; the site goes on with the request on a virtual thread.
 */
final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final long DEADLINE_MILLIS = 15_000;

    private final Vertx vertx;
    private final Generations generations;
    private final Visits visits;
    private final Client client;
    private final ErrorPages errors;
    private final Uploads uploads;
    private final Router router;

    Pages(Vertx vertx, Generations generations, HttpParts parts, int bodyBytes) {
        this.vertx = vertx;
        this.generations = generations;
        this.visits = parts.visits();
        this.client = parts.client();
        this.errors = parts.errors();
        this.uploads = new Uploads(parts, this::page);
        this.router = Router.router(vertx);
        router.post().handler(this::upload);
        router.route()
                .handler(BodyHandler.create(false).setBodyLimit(bodyBytes))
                .handler(this::visit)
                .handler(this::requireCsrf);
        router.post("/session-key").handler(this::sessionKey);
        router.route().handler(this::page);
        router.route().failureHandler(this::failed);
    }

    void handle(HttpServerRequest request) {
        router.handle(request);
    }

    /** What carries a file is not held in memory: its body waits until the site has said that it may come. */
    private void upload(RoutingContext request) {
        if (Uploads.isOne(request)) {
            request.request().pause();
            visit(request, uploads::begin);
        } else {
            request.next();
        }
    }

    private void visit(RoutingContext request) {
        visit(request, RoutingContext::next);
    }

    private void visit(RoutingContext request, Handler<RoutingContext> further) {
        var found = Programs.bearer(request).isPresent()
                ? Future.succeededFuture(visits.ofProgram(request.request()))
                : visits.of(request.request());
        found.onSuccess(visit -> {
                    request.put(Visit.KEY, visit);
                    SecurityHeaders.page(request.response(), visit.nonce(), client.secure(request.request()));
                    further.handle(request);
                })
                .onFailure(cause -> {
                    LOG.warn("session.unavailable cause={}", cause.toString());
                    errors.send(request.request(), 503);
                });
    }

    private void requireCsrf(RoutingContext request) {
        var method = request.request().method();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS) {
            request.next();
            return;
        }
        GatewayVisit visit = request.get(Visit.KEY);
        if (Programs.call(request) && visit.login().isEmpty()) {
            // a browser adds no such token by itself, and a guest may change nothing there: no form can be forged
            request.next();
            return;
        }
        var header = request.request().getHeader("X-CSRF-Token");
        var token = header != null ? header : request.request().getFormAttribute("_csrf");
        var site = request.request().getHeader("Sec-Fetch-Site");
        if (visit.holdsCsrf(token) && !"cross-site".equals(site)) {
            request.next();
        } else {
            request.fail(403);
        }
    }

    private void sessionKey(RoutingContext request) {
        var visit = Visit.of(request);
        if (visit.login().isEmpty()) {
            errors.send(request.request(), 401);
            return;
        }
        visit.sessionKey()
                .onSuccess(key -> {
                    request.response().putHeader("Cache-Control", "no-store");
                    request.json(new JsonObject().put("session_key", key));
                })
                .onFailure(cause -> errors.send(request.request(), 503));
    }

    private void page(RoutingContext request) {
        var turn = generations.page();
        if (turn.isEmpty()) {
            errors.send(request.request(), 503);
        } else if (Uploads.isOne(request)
                && !turn.get().instance().uploads().contains(request.request().path())) {
            // a page that knows nothing of uploads would take it for a form whose token was seen
            turn.get().end();
            errors.send(request.request(), 415);
        } else {
            hand(request, turn.get());
        }
    }

    /**
     * A site that hangs keeps its thread, but not the reader: after the deadline the gateway answers. From the answer's head
     * on it is no more the site's: a long download holds no generation.
     */
    private void hand(RoutingContext request, Turn turn) {
        var deadline = vertx.setTimer(DEADLINE_MILLIS, late -> {
            LOG.warn("page.late path={}", Redaction.of(request.request().uri()));
            errors.send(request.request(), 503);
        });
        var over = new AtomicBoolean();
        Runnable end = () -> {
            if (over.compareAndSet(false, true)) {
                vertx.cancelTimer(deadline);
                turn.end();
            }
        };
        request.addHeadersEndHandler(head -> end.run());
        request.addEndHandler(ended -> end.run());
        if (request.get(Upload.KEY) instanceof GatewayUpload upload) {
            upload.onAdmitted(end);
        }
        var instance = turn.instance();
        try {
            instance.context().runOnContext(go -> instance.pages().handle(request));
        } catch (RejectedExecutionException stopping) {
            errors.send(request.request(), 503);
        }
    }

    private void failed(RoutingContext request) {
        var status = request.statusCode() > 0 ? request.statusCode() : 500;
        if (request.failure() instanceof HttpException refused) {
            status = refused.getStatusCode();
        } else if (request.failure() != null && status >= 500) { // what a browser sent wrongly is no fault of ours
            LOG.error("request.failed path={}", Redaction.of(request.request().uri()), request.failure());
        }
        errors.send(request.request(), status);
    }
}
