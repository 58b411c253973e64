package io.placard.site.avatars;

import io.vertx.ext.web.RoutingContext;

/** Pictures by their seed. Nobody is asked who they are, and no cookie is set, so any cache may keep them. */
public final class AvatarPages {

    private static final String ENDING = ".svg";
    private static final int SIZE = 64;
    private static final int SMALLEST = 16;
    private static final int LARGEST = 512;

    /** GET /avatars/SEED.svg, with {@code size} in pixels */
    public void avatar(RoutingContext routing) {
        var file = routing.pathParam("file");
        var seed = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : "";
        var avatar = Avatar.of(seed);
        if (avatar.isEmpty()) {
            routing.fail(404);
            return;
        }
        routing.response()
                .putHeader("Content-Type", "image/svg+xml")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .end(avatar.get().svg(size(routing.request().getParam("size"))));
    }

    private static int size(String asked) {
        var digits = asked != null && asked.matches("[0-9]{1,4}");
        return digits ? Math.clamp(Integer.parseInt(asked), SMALLEST, LARGEST) : SIZE;
    }
}
