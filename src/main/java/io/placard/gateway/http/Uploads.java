package io.placard.gateway.http;

import io.placard.channel.Upload;
import io.placard.channel.Visit;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Forms with a file in them, which no buffer holds: a member's, with the token of a page of theirs, and not too many at a
 * time; whether one may come is asked of the site before its body is read. On one event loop.
 */
public final class Uploads {

    private static final String FORM = "multipart/form-data";

    private final Visits visits;
    private final ErrorPages errors;
    private final UploadCount count;
    private final Path incoming;
    private final Secrets secrets;
    private final Handler<RoutingContext> site;

    /**
     * @param parts what all event loops share
     * @param site hands a request to the site
     */
    Uploads(HttpParts parts, Handler<RoutingContext> site) {
        this.visits = parts.visits();
        this.errors = parts.errors();
        this.count = parts.uploads().count();
        this.incoming = parts.uploads().incoming();
        this.secrets = parts.uploads().secrets();
        this.site = site;
    }

    /** What the uploads of all event loops share. */
    public static Shared shared(Path incoming, Secrets secrets) {
        return new Shared(new UploadCount(), incoming, secrets);
    }

    static boolean isOne(RoutingContext request) {
        var type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return request.request().method() == HttpMethod.POST
                && type != null
                && type.regionMatches(true, 0, FORM, 0, FORM.length());
    }

    /** Takes a request whose visit is known and whose body is unread. */
    void begin(RoutingContext request) {
        GatewayVisit visit = request.get(Visit.KEY);
        var header = request.request().getHeader("X-CSRF-Token");
        var bearer = Programs.bearer(request);
        if (bearer.isPresent()) {
            // the site knows whose token it is, and says so before the file is read
            count(request, token -> true, Secrets.hash(bearer.get()));
        } else if (visit.login().isEmpty()) {
            errors.send(request.request(), 401);
        } else if (header != null && !visit.holdsCsrf(header)
                || "cross-site".equals(request.request().getHeader("Sec-Fetch-Site"))) {
            errors.send(request.request(), 403);
        } else {
            count(
                    request,
                    visit::holdsCsrf,
                    Long.toString(visit.login().orElseThrow().account()));
        }
    }

    private void count(RoutingContext request, Predicate<String> csrf, String who) {
        if (!count.enter(who)) {
            errors.send(request.request(), 429);
            return;
        }
        request.addEndHandler(ended -> count.leave(who));
        var path = incoming.resolve(secrets.next());
        request.put(Upload.KEY, new GatewayUpload(request, path, csrf, errors, () -> site.handle(request)));
        site.handle(request);
    }

    /**
     * What the uploads of all event loops share.
     *
     * @param incoming the folder that files are written to
     */
    public record Shared(UploadCount count, Path incoming, Secrets secrets) {}
}
