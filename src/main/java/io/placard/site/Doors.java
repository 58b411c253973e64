package io.placard.site;

import io.placard.site.page.Desk;
import io.placard.site.page.Permission;
import io.placard.site.page.Request;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How a path is opened, and to whom: what the lines of the site map are written with. */
abstract class Doors {

    private final Router router;
    private final Desk desk;
    private final List<String> folders = new ArrayList<>();

    Doors(Router router, Desk desk) {
        this.router = router;
        this.desk = desk;
    }

    final void openGet(String path, Consumer<Request> page) {
        get(path, desk.page(page));
    }

    final void plainGet(String path, Consumer<RoutingContext> answers) {
        get(path, desk.plain(answers));
    }

    /** GET and HEAD. */
    private void get(String path, Handler<RoutingContext> handler) {
        router.get(path).handler(handler);
        router.head(path).handler(handler);
        if (path.endsWith("/") && path.length() > 1) {
            folders.add(path);
        }
    }

    /** A path that lacks its last slash leads to where it stands; behind all others, since a name can look like one. */
    final void mapWithoutSlash() {
        for (var folder : folders) {
            var bare = folder.substring(0, folder.length() - 1);
            router.get(bare).handler(Doors::addSlash);
            router.head(bare).handler(Doors::addSlash);
        }
    }

    /** By the path that was matched: the one that was sent may begin with another host's name and dots. */
    private static void addSlash(RoutingContext routing) {
        var query = routing.request().query();
        var location = routing.normalizedPath() + "/" + (query == null ? "" : "?" + query);
        routing.response().setStatusCode(301).putHeader("Location", location).end();
    }

    final void openPost(String path, Consumer<Request> page) {
        router.post(path).handler(desk.page(page));
    }

    final void memberGet(String path, Consumer<Request> page) {
        get(path, desk.memberPage(page));
    }

    final void permittedGet(Permission permission, String path, Consumer<Request> page) {
        get(path, desk.permittedPage(permission, page));
    }

    final void permittedPost(Permission permission, String path, Consumer<Request> page) {
        router.post(path).handler(desk.permittedPage(permission, page));
    }

    final void memberPost(String path, Consumer<Request> page) {
        router.post(path).handler(desk.memberPage(page));
    }
}
