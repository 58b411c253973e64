package io.placard.site;

import io.placard.channel.Lane;
import io.placard.channel.SiteContext;
import io.placard.channel.SiteInstance;
import io.placard.site.api.ApiPages;
import io.vertx.core.AbstractVerticle;
import io.vertx.ext.web.Router;
import java.util.HashMap;

/**
 * One instance of the site, on virtual threads. The gateway's process loads it by this name, in a class loader of its own.
 */
public final class Site extends AbstractVerticle {

    private final SiteContext given;

    public Site(SiteContext given) {
        this.given = given;
    }

    @Override
    public void start() {
        var features = Features.of(given);
        var pages = Router.router(vertx);
        Routes.map(pages, features);
        // apart, since a router tries one route behind the other
        var programs = Router.router(vertx);
        var api = new ApiPages(programs, features.desk(), features.tokens()::find, given);
        ApiRoutes.map(api, features);
        var channels = Channels.of(features);
        for (var lane = 0; lane < Lane.COUNT; lane++) {
            given.channels().serve(new Lane(given.generation(), lane), given.work(), channels::handle);
        }
        features.files().collect();
        features.publication().keepTime();
        features.chat().keepUp();
        var ready = new HashMap<>(features.desk().readyMade());
        ready.putAll(api.readyMade());
        given.register()
                .accept(new SiteInstance(
                        context,
                        routing -> (ApiPages.takes(routing) ? programs : pages).handleContext(routing),
                        Routes.UPLOADS,
                        ready,
                        Check.of(features)));
    }
}
