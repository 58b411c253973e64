package io.placard.site.conference;

import io.placard.site.page.Accent;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/** The conference's colour and pictures. Their addresses change with them, so any cache may keep them for ever. */
public final class LookPages {

    private static final Pattern PICTURE = Pattern.compile("([0-9a-f]{64})(-icon)?\\.png");

    private final ConferenceStore store;

    LookPages(ConferenceStore store) {
        this.store = store;
    }

    /** GET /look/FILE */
    public void look(RoutingContext routing) {
        var file = routing.pathParam("file");
        var picture = PICTURE.matcher(file);
        if (picture.matches()) {
            picture(routing, picture.group(1), picture.group(2) != null);
            return;
        }
        Accent.ofStyle(file)
                .filter(Accent::readable)
                .ifPresentOrElse(
                        accent -> lasting(routing, "text/css; charset=utf-8")
                                .response()
                                .end(accent.css()),
                        () -> routing.fail(404));
    }

    private void picture(RoutingContext routing, String hash, boolean icon) {
        store.picture(hash, icon)
                .ifPresentOrElse(png -> lasting(routing, "image/png").response().end(png), () -> routing.fail(404));
    }

    private static RoutingContext lasting(RoutingContext routing, String type) {
        routing.response()
                .putHeader("Content-Type", type)
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "public, max-age=31536000, immutable");
        return routing;
    }
}
