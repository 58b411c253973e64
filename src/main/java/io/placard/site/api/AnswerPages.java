package io.placard.site.api;

import io.placard.site.page.Request;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Writes answers: JSON with an entity tag, a problem, or nothing. */
final class AnswerPages {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private AnswerPages() {}

    /** Whether the caller takes what we have. */
    static boolean wanted(RoutingContext routing, String type) {
        var accept = routing.request().getHeader("Accept");
        return accept == null
                || accept.contains("*/*")
                || accept.contains("application/*")
                || accept.contains(type)
                || accept.contains(PROBLEM);
    }

    static void write(Request request, Answer answer) {
        var routing = request.routing();
        var response = routing.response();
        if (response.ended() || response.closed()) {
            return; // too late: the gateway has answered
        }
        answer.headers().forEach(response::putHeader);
        response.setStatusCode(answer.status())
                .putHeader("Content-Language", request.language().tag())
                .putHeader("Vary", "Accept-Language, Authorization, Cookie");
        var problem = answer.problem().map(why -> why.json(request.page(), routing.normalizedPath()));
        if (problem.isPresent()) {
            response.putHeader("Cache-Control", "no-store").putHeader("Content-Type", PROBLEM);
            response.end(problem.get().toBuffer());
        } else if (answer.body().isEmpty()) {
            response.putHeader("Cache-Control", "no-store").end();
        } else {
            send(routing, answer, answer.body().get().toBuffer());
        }
    }

    private static void send(RoutingContext routing, Answer answer, Buffer body) {
        var response = routing.response();
        var tag = EntityTags.of(body, answer.version());
        response.putHeader("ETag", tag).putHeader("Content-Type", JSON);
        var method = routing.request().method();
        var reads = method == HttpMethod.GET || method == HttpMethod.HEAD;
        var known = Optional.ofNullable(routing.request().getHeader("If-None-Match"));
        if (!reads) {
            response.putHeader("Cache-Control", "no-store").end(body);
        } else if (known.filter(header -> EntityTags.names(header, tag)).isPresent()) {
            response.setStatusCode(304).headers().remove("Content-Type");
            response.end();
        } else {
            // said by hand, for a HEAD has the length and not the body
            response.putHeader("Content-Length", Integer.toString(body.length()))
                    .end(body);
        }
    }
}
