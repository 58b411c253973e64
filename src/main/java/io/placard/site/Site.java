package io.placard.site;

import io.placard.channel.Lane;
import io.placard.channel.SiteContext;
import io.placard.channel.SiteInstance;
import io.vertx.core.AbstractVerticle;
import io.vertx.ext.web.Router;

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
        var router = Router.router(vertx);
        Routes.map(router, features);
        var channels = Channels.of(features);
        for (var lane = 0; lane < Lane.COUNT; lane++) {
            given.channels().serve(new Lane(given.generation(), lane), given.work(), channels::handle);
        }
        features.files().collect();
        features.publication().keepTime();
        given.register()
                .accept(new SiteInstance(
                        context,
                        router::handleContext,
                        Routes.UPLOADS,
                        features.desk().readyMade(),
                        Check.of(features)));
    }
}
