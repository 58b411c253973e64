package io.placard.site;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.Running;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** All routes of the site's own router, so that a test finds the one that nobody told it of. */
final class SiteMap {

    private final Router router;

    private SiteMap(Router router) {
        this.router = router;
    }

    /** Each as {@code GET /path/:name/}. */
    static Set<String> of(Running running) {
        var router = Router.router(running.vertx());
        Routes.map(router, Features.of(running.siteContext()));
        return new SiteMap(router).routes();
    }

    private Set<String> routes() {
        var routes = new TreeSet<String>();
        for (var route : router.getRoutes()) {
            var methods = route.methods() == null ? Set.<HttpMethod>of() : route.methods();
            for (var method : methods) {
                if (method != HttpMethod.HEAD && !leadsToItsSlash(route)) {
                    routes.add(method + " " + name(route));
                }
            }
        }
        assertTrue(routes.size() > 100, "routes are not recognised: " + routes);
        return routes;
    }

    /** Its path; of a pattern the names of its groups; nothing of the route behind all others. */
    private static String name(Route route) {
        return Objects.toString(route.getName(), "").replaceAll("\\(\\?<(\\w+)>[^)]*\\)", ":$1");
    }

    private boolean leadsToItsSlash(Route bare) {
        return router.getRoutes().stream()
                .anyMatch(route -> (name(bare) + "/").equals(name(route))
                        && bare.methods().equals(Set.of(HttpMethod.GET))
                        && route.methods() != null
                        && route.methods().contains(HttpMethod.GET));
    }
}
