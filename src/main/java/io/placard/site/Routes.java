package io.placard.site;

import io.placard.site.about.AboutPages;
import io.placard.site.page.Request;
import io.vertx.ext.web.Router;
import java.util.function.Consumer;

/** The site map: a line a route. {@code open} is for everybody, {@code member} for who is signed in. */
final class Routes {

    private final Router router;
    private final Features features;

    private Routes(Router router, Features features) {
        this.router = router;
        this.features = features;
    }

    static void map(Router router, Features features) {
        new Routes(router, features).map();
    }

    private void map() {
        var desk = features.desk();
        var context = features.context();
        var articles = features.articles().pages(desk, context.clock(), context.refs());
        var notices = features.notices().pages(desk);
        var signIn = features.accounts().signInPages(desk);
        var profiles = features.accounts().profilePages(desk, features.articles());
        var first = features.accounts().firstAccountPages(desk);
        var about = new AboutPages(desk);

        openGet("/", articles::home);
        openGet("/articles/:id/", articles::article);
        memberPost("/articles/:id/comments", articles::comment);
        memberGet("/notices/", notices::list);
        memberPost("/notices/read", notices::read);
        openGet("/people/:username/", profiles::profile);
        openGet("/sign-in", signIn::form);
        openPost("/sign-in", signIn::signIn);
        openPost("/sign-out", signIn::signOut);
        openGet("/first-account/:token", first::form);
        openPost("/first-account/:token", first::make);
        openGet("/about/", about::about);
        openPost("/language", about::language);
        router.route().handler(desk.page(request -> desk.error(request, 404)));
    }

    private void openGet(String path, Consumer<Request> page) {
        router.get(path).handler(features.desk().page(page));
        router.head(path).handler(features.desk().page(page));
    }

    private void openPost(String path, Consumer<Request> page) {
        router.post(path).handler(features.desk().page(page));
    }

    private void memberGet(String path, Consumer<Request> page) {
        router.get(path).handler(features.desk().memberPage(page));
    }

    private void memberPost(String path, Consumer<Request> page) {
        router.post(path).handler(features.desk().memberPage(page));
    }
}
